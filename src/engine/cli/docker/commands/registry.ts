import { attach } from "./attach.ts";
import { commit, cp, diff, exportContainer } from "./container-files.ts";
import { containerInspect, inspect } from "./container-inspect.ts";
import { kill, pause, restart, rm, start, stop, unpause, wait } from "./container-lifecycle.ts";
import { logs } from "./container-logs.ts";
import { port } from "./container-port.ts";
import { containerPrune } from "./container-prune.ts";
import { rename } from "./container-rename.ts";
import { top } from "./container-top.ts";
import { update } from "./container-update.ts";
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
import { inspect as nodeInspect } from "./node/inspect.ts";
import { ls as nodeLs } from "./node/ls.ts";
import { ps as nodePs } from "./node/ps.ts";
import { rm as nodeRm } from "./node/rm.ts";
import { demote as nodeDemote, promote as nodePromote, update as nodeUpdate } from "./node/update.ts";
import { ps } from "./ps.ts";
import { create, run } from "./run.ts";
import { create as serviceCreate } from "./service/create.ts";
import { inspect as serviceInspect } from "./service/inspect.ts";
import { logs as serviceLogs } from "./service/logs.ts";
import { ls as serviceLs } from "./service/ls.ts";
import { ps as servicePs } from "./service/ps.ts";
import { rm as serviceRm } from "./service/rm.ts";
import { rollback as serviceRollback } from "./service/rollback.ts";
import { scale as serviceScale } from "./service/scale.ts";
import { update as serviceUpdate } from "./service/update.ts";
import { stats } from "./stats.ts";
import { ca as swarmCa } from "./swarm/ca.ts";
import { init as swarmInit } from "./swarm/init.ts";
import { join as swarmJoin } from "./swarm/join.ts";
import { joinToken as swarmJoinToken } from "./swarm/join-token.ts";
import { leave as swarmLeave } from "./swarm/leave.ts";
import { unlock as swarmUnlock } from "./swarm/unlock.ts";
import { unlockKey as swarmUnlockKey } from "./swarm/unlock-key.ts";
import { update as swarmUpdate } from "./swarm/update.ts";
import { version } from "./version.ts";

/**
 * What each command does, by its path. To add one: a row with its grammar in ../data (that alone gives it help, flag
 * errors, argument errors and completion), a file here that exports a `Handler`, and a row below. A command without a
 * row says that the lab does not simulate it.
 */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  "container attach": attach,
  "container commit": commit,
  "container cp": cp,
  "container create": create,
  "container diff": diff,
  "container exec": exec,
  "container export": exportContainer,
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
  "container stats": stats,
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
  "node demote": nodeDemote,
  "node inspect": nodeInspect,
  "node ls": nodeLs,
  "node promote": nodePromote,
  "node ps": nodePs,
  "node rm": nodeRm,
  "node update": nodeUpdate,
  "service create": serviceCreate,
  "service inspect": serviceInspect,
  "service logs": serviceLogs,
  "service ls": serviceLs,
  "service ps": servicePs,
  "service rm": serviceRm,
  "service rollback": serviceRollback,
  "service scale": serviceScale,
  "service update": serviceUpdate,
  "swarm ca": swarmCa,
  "swarm init": swarmInit,
  "swarm join": swarmJoin,
  "swarm join-token": swarmJoinToken,
  "swarm leave": swarmLeave,
  "swarm unlock": swarmUnlock,
  "swarm unlock-key": swarmUnlockKey,
  "swarm update": swarmUpdate,
  "system info": info,
  version,
};
