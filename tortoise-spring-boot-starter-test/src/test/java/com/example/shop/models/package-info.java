/**
 * The models of the README.
 */
@NullMarked
package com.example.shop.models;

import org.jspecify.annotations.NullMarked;
