import type { Catalogue } from "../catalogue.ts";
import camera from "./camera.ts";
import collections from "./collections.ts";
import common from "./common.ts";
import enrol from "./enrol.ts";
import navigation from "./navigation.ts";
import people from "./people.ts";
import person from "./person.ts";
import rollCall from "./roll-call.ts";
import settings from "./settings.ts";
import status from "./status.ts";

export default {
  camera,
  collections,
  common,
  enrol,
  navigation,
  people,
  person,
  rollCall,
  settings,
  status,
} satisfies Catalogue;
