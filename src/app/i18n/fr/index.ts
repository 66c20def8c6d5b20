import type { Catalogue } from "../catalogue.ts";
import camera from "./camera.ts";
import navigation from "./navigation.ts";
import rollCall from "./roll-call.ts";
import settings from "./settings.ts";
import status from "./status.ts";

export default { camera, navigation, rollCall, settings, status } satisfies Catalogue;
