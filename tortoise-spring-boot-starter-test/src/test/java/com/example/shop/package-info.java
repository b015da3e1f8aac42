/**
 * The application of the README, as somebody who follows it writes it.
 */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
