import type { HostName } from "../../../../model/ids.ts";
import type { SwarmTask } from "../../../../model/swarm.ts";
import type { World } from "../../../../model/world.ts";
import { humanDuration } from "../../format/duration.ts";
import type { Listing } from "../../format/list.ts";
import { ellipsis, shortId } from "../../format/shorten.ts";
import type { GoStruct } from "../../template/value.ts";
import { capital } from "../node/rows.ts";

/** `docker service ps` and `docker node ps`. Source: facts on the command line, section 7.2. */
export const TASK_LISTING: Listing = {
  typeName: "*task.taskContext",
  table:
    "{{.ID}}\t{{.Name}}\t{{.Image}}\t{{.Node}}\t{{.DesiredState}}\t{{.CurrentState}}\t{{.Error}}\t{{.Ports}}",
  quiet: "{{.ID}}",
  raw: {
    full: "id: {{.ID}}\nname: {{.Name}}\nimage: {{.Image}}\nnode: {{.Node}}\ndesired_state: {{.DesiredState}}\ncurrent_state: {{.CurrentState}}\nerror: {{.Error}}\nports: {{.Ports}}\n",
    quiet: "id: {{.ID}}",
  },
  headers: {
    ID: "ID",
    Name: "NAME",
    Image: "IMAGE",
    Node: "NODE",
    DesiredState: "DESIRED STATE",
    CurrentState: "CURRENT STATE",
    Error: "ERROR",
    Ports: "PORTS",
  },
  jsonFields: ["CurrentState", "DesiredState", "Error", "ID", "Image", "Name", "Node", "Ports"],
  runErrorPrefix: "template parsing error: ",
};

const LONGEST_ERROR = 30;

export interface ShownTask {
  readonly task: SwarmTask;
  readonly name: string;
  readonly node: string;
  readonly host: HostName | null;
  readonly noTrunc: boolean;
}

export function taskRow(world: World, { task, name, node, host, noTrunc }: ShownTask): GoStruct {
  const error = noTrunc ? task.error : ellipsis(task.error, LONGEST_ERROR);
  return {
    ID: noTrunc ? task.id : shortId(task.id),
    Name: name,
    Image: task.image,
    Node: node,
    DesiredState: capital(task.desired),
    CurrentState: `${capital(task.state)} ${humanDuration(world.clock - task.changed).toLowerCase()} ago`,
    Error: error === "" ? "" : `"${error}"`,
    Ports: hostPorts(world, task, host),
  };
}

/** Ports that the task's node publishes for it alone. */
export function hostPorts(world: World, { containerId }: SwarmTask, host: HostName | null): string {
  const container =
    host === null || containerId === null ? undefined : world.hosts.get(host)?.containers.get(containerId);
  return (container?.publish ?? [])
    .filter(({ assignedPort }) => assignedPort !== null)
    .map(({ assignedPort, containerPort, protocol }) => `*:${assignedPort}->${containerPort}/${protocol}`)
    .join(",");
}
