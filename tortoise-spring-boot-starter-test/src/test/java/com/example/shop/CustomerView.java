package com.example.shop;

/**
 * A customer as clients see it.
 */
record CustomerView(int id, String email) {

}
