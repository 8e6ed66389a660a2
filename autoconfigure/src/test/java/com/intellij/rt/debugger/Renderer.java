package com.intellij.rt.debugger;

/**
 * Stands for what a debugger puts into the application to show its objects.
 */
public final class Renderer {

	private Renderer() {
	}

	public static String show(Object object) {
		return object.toString();
	}

}
