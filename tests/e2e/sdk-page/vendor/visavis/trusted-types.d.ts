/** @file The built module is served here; it exports nothing. */
export {};
