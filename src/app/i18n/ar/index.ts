import type { Catalogue } from "../catalogue.ts";
import about from "./about.ts";
import audit from "./audit.ts";
import backup from "./backup.ts";
import camera from "./camera.ts";
import collections from "./collections.ts";
import common from "./common.ts";
import device from "./device.ts";
import enrol from "./enrol.ts";
import errors from "./errors.ts";
import exporting from "./exporting.ts";
import firstRun from "./first-run.ts";
import guide from "./guide.ts";
import identify from "./identify.ts";
import importing from "./importing.ts";
import insights from "./insights.ts";
import liveness from "./liveness.ts";
import models from "./models.ts";
import more from "./more.ts";
import navigation from "./navigation.ts";
import notices from "./notices.ts";
import people from "./people.ts";
import person from "./person.ts";
import retention from "./retention.ts";
import rollCall from "./roll-call.ts";
import samples from "./samples.ts";
import score from "./score.ts";
import settings from "./settings.ts";
import status from "./status.ts";
import threshold from "./threshold.ts";
import vault from "./vault.ts";
import verify from "./verify.ts";

export default {
  about,
  audit,
  backup,
  camera,
  collections,
  common,
  device,
  enrol,
  errors,
  exporting,
  firstRun,
  guide,
  identify,
  importing,
  insights,
  liveness,
  models,
  more,
  navigation,
  notices,
  people,
  person,
  retention,
  rollCall,
  samples,
  score,
  settings,
  status,
  threshold,
  vault,
  verify,
} satisfies Catalogue;
