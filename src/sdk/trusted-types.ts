/** @file To be imported first by a page that enforces trusted types. */
import "../contract/trusted-types.ts";
