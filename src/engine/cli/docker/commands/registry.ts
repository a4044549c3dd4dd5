import { containerInspect, inspect } from "./container-inspect.ts";
import { kill, pause, restart, rm, start, stop, unpause, wait } from "./container-lifecycle.ts";
import { attach, containerPrune, cp, logs, port, rename, top, update } from "./container-misc.ts";
import type { Handler } from "./context.ts";
import { exec } from "./exec.ts";
import { images, pull } from "./images.ts";
import { info } from "./info.ts";
import { networkConnect } from "./network-connect.ts";
import { networkCreate } from "./network-create.ts";
import { networkDisconnect } from "./network-disconnect.ts";
import { networkInspect } from "./network-inspect.ts";
import { networkLs } from "./network-ls.ts";
import { networkPrune } from "./network-prune.ts";
import { networkRm } from "./network-rm.ts";
import { ps } from "./ps.ts";
import { create, run } from "./run.ts";
import { version } from "./version.ts";

/**
 * What each command does, by its path. To add one: a row with its grammar in ../data (that alone gives it help, flag
 * errors, argument errors and completion), a file here that exports a `Handler`, and a row below. A command without a
 * row says that the lab does not simulate it.
 */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  "container attach": attach,
  "container cp": cp,
  "container create": create,
  "container exec": exec,
  "container inspect": containerInspect,
  "container kill": kill,
  "container logs": logs,
  "container ls": ps,
  "container pause": pause,
  "container port": port,
  "container prune": containerPrune,
  "container rename": rename,
  "container restart": restart,
  "container rm": rm,
  "container run": run,
  "container start": start,
  "container stop": stop,
  "container top": top,
  "container unpause": unpause,
  "container update": update,
  "container wait": wait,
  "image ls": images,
  "image pull": pull,
  inspect,
  "network connect": networkConnect,
  "network create": networkCreate,
  "network disconnect": networkDisconnect,
  "network inspect": networkInspect,
  "network ls": networkLs,
  "network prune": networkPrune,
  "network rm": networkRm,
  "system info": info,
  version,
};
