import type { Catalogue } from "../catalogue.ts";
import camera from "./camera.ts";
import collections from "./collections.ts";
import common from "./common.ts";
import device from "./device.ts";
import enrol from "./enrol.ts";
import importing from "./importing.ts";
import insights from "./insights.ts";
import more from "./more.ts";
import navigation from "./navigation.ts";
import people from "./people.ts";
import person from "./person.ts";
import rollCall from "./roll-call.ts";
import samples from "./samples.ts";
import settings from "./settings.ts";
import status from "./status.ts";
import threshold from "./threshold.ts";

export default {
  camera,
  collections,
  common,
  device,
  enrol,
  importing,
  insights,
  more,
  navigation,
  people,
  person,
  rollCall,
  samples,
  settings,
  status,
  threshold,
} satisfies Catalogue;
