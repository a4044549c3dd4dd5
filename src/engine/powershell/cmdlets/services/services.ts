import { restartDaemon, restartHns, stopDaemon } from "../../../dockerd/restart.ts";
import { startDaemon } from "../../../dockerd/start-daemon.ts";
import { settleSwarms } from "../../../dockerd/swarm/settle.ts";
import type { HostName } from "../../../model/ids.ts";
import type { Transaction } from "../../../model/transaction.ts";
import type { Host, HostSettings } from "../../../model/world.ts";
import type { Cmdlet, CmdletCall, ParameterSpec } from "../../cmdlet.ts";
import { isLike } from "../../compare.ts";
import { hostNameOf, hostOfCall } from "../../on-host.ts";
import { psObject } from "../../value.ts";

interface Service {
  readonly name: string;
  readonly displayName: string;
  /** False where the service is not installed. */
  readonly isInstalled: (host: Host) => boolean;
  readonly isRunning: (host: Host) => boolean;
  /** null: the lab does not start or stop it. */
  readonly change: ServiceChange | null;
}

interface ServiceChange {
  readonly seconds: number;
  start(tx: Transaction, host: HostName): void;
  stop(tx: Transaction, host: HostName): void;
  restart(tx: Transaction, host: HostName): void;
}

function setting(
  tx: Transaction,
  host: HostName,
  change: Partial<HostSettings>,
  name: string,
  on: boolean,
): void {
  tx.putHost(
    { ...tx.host(host).settings, ...change },
    { actor: "Windows", why: `The service ${name} ${on ? "starts" : "stops"}.`, show: `Get-Service ${name}` },
  );
}

const always = () => true;

/** Source: facts on PowerShell, section 7, and on HNS, section 1.1. */
const SERVICES: readonly Service[] = [
  {
    name: "docker",
    displayName: "Docker Engine",
    isInstalled: (host) => host.settings.docker.installed,
    isRunning: (host) => host.settings.docker.running,
    change: {
      seconds: 5,
      start: startDaemon,
      stop: stopDaemon,
      restart: restartDaemon,
    },
  },
  {
    name: "hns",
    displayName: "Host Network Service",
    isInstalled: always,
    isRunning: (host) => host.settings.hnsRunning,
    change: {
      seconds: 5,
      start: restartHns,
      stop: (tx, host) => setting(tx, host, { hnsRunning: false }, "hns", false),
      restart: restartHns,
    },
  },
  {
    name: "mpssvc",
    displayName: "Windows Defender Firewall",
    isInstalled: always,
    isRunning: always,
    change: null,
  },
  {
    name: "SharedAccess",
    displayName: "Internet Connection Sharing (ICS)",
    isInstalled: always,
    isRunning: (host) => host.settings.icsRunning,
    change: {
      seconds: 1,
      start: (tx, host) => setting(tx, host, { icsRunning: true }, "SharedAccess", true),
      stop: (tx, host) => setting(tx, host, { icsRunning: false }, "SharedAccess", false),
      restart: (tx, host) => setting(tx, host, { icsRunning: true }, "SharedAccess", true),
    },
  },
  {
    name: "vmcompute",
    displayName: "Hyper-V Host Compute Service",
    isInstalled: always,
    isRunning: always,
    change: null,
  },
  {
    name: "vmms",
    displayName: "Hyper-V Virtual Machine Management",
    isInstalled: always,
    isRunning: always,
    change: null,
  },
];

const NAME: ParameterSpec = {
  name: "Name",
  type: "string[]",
  position: 0,
  pipeline: "value or property",
  description: "Services; * stands for any text.",
  complete: () => SERVICES.map(({ name }) => name),
};

/** The services that the call names; reports those that are not there. */
function chosen(call: CmdletCall): readonly Service[] {
  const host = hostOfCall(call);
  const installed = SERVICES.filter((service) => service.isInstalled(host));
  const names = call.args.texts("Name");
  if (names.length === 0) return installed;
  return names.flatMap((name) => {
    const found = installed.filter(
      (service) => isLike(service.name, name) || isLike(service.displayName, name),
    );
    if (found.length === 0 && !/[*?[]/.test(name)) {
      call.error({
        message: `Cannot find any service with service name '${name}'.`,
        category: "ObjectNotFound",
        target: `${name}:String`,
        exception: "ServiceCommandException",
        id: `NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.${call.name.replace(/-/g, "")}Command`,
      });
    }
    return found;
  });
}

export const getService: Cmdlet = {
  name: "Get-Service",
  summary: "Shows the services that container networking needs.",
  module: "Microsoft.PowerShell.Management",
  on: ["host"],
  parameters: [NAME],
  run(call) {
    const host = hostOfCall(call);
    for (const service of chosen(call)) {
      call.out(
        psObject("ServiceController", {
          Status: service.isRunning(host) ? "Running" : "Stopped",
          Name: service.name,
          DisplayName: service.displayName,
          CanPauseAndContinue: false,
          CanShutdown: true,
          CanStop: service.change !== null,
          ServiceType: "Win32OwnProcess",
        }),
      );
    }
  },
};

type Verb = "start" | "stop" | "restart";

function serviceCmdlet(name: string, verb: Verb, summary: string): Cmdlet {
  return {
    name,
    summary,
    module: "Microsoft.PowerShell.Management",
    on: ["host"],
    parameters: [
      { ...NAME, mandatory: true },
      { name: "Force", type: "switch", description: "Services that depend on it too." },
      {
        name: "PassThru",
        type: "switch",
        description: "Prints the service.",
        ignored: "Get-Service shows the state.",
      },
    ],
    input: "each",
    run(call) {
      for (const service of chosen(call)) change(call, service, verb);
    },
  };
}

function change(call: CmdletCall, service: Service, verb: Verb): void {
  const host = hostNameOf(call);
  const running = service.isRunning(call.tx.host(host));
  if ((verb === "start" && running) || (verb === "stop" && !running)) return;
  if (!service.change) {
    call.error({
      message: `Service '${service.displayName} (${service.name})' cannot be ${verb === "start" ? "started" : "stopped"} in the lab.`,
      category: "CloseError",
      target: "System.ServiceProcess.ServiceController:ServiceController",
      exception: "ServiceCommandException",
      id: "LabNotSimulated",
    });
    return;
  }
  if (service.name === "docker" && verb !== "stop" && !call.tx.host(host).settings.hnsRunning) {
    call.error({
      message: `Failed to start service '${service.displayName} (${service.name})'.`,
      category: "OpenError",
      target: "System.ServiceProcess.ServiceController:ServiceController",
      exception: "ServiceCommandException",
      id: `StartServiceFailed,Microsoft.PowerShell.Commands.${verb === "start" ? "StartServiceCommand" : "RestartServiceCommand"}`,
      note: {
        kind: "error",
        code: "hns-stopped",
        text: "dockerd starts only while the services hns and vmcompute run.",
        fix: "Start-Service hns",
        source: null,
      },
    });
    return;
  }
  service.change[verb](call.tx, host);
  settleSwarms(call.tx);
  call.tx.end(service.change.seconds);
}

export const startService = serviceCmdlet("Start-Service", "start", "Starts a service.");
export const stopService = serviceCmdlet("Stop-Service", "stop", "Stops a service.");
export const restartService = serviceCmdlet("Restart-Service", "restart", "Stops and starts a service.");
