/**
 * Stands for the package of a debugger.
 */
package com.intellij.rt.debugger;
