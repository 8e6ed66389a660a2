/**
 * A small application, as its users write it, that the scenarios of lazy loads act on.
 */
package com.acme.blog;
