import { adoptSwitches } from "../hns/adopt-switches.ts";
import { removeHnsNetwork } from "../hns/remove-network.ts";
import type { Container } from "../model/docker.ts";
import type { ContainerId, HostName } from "../model/ids.ts";
import { OS_PROFILES } from "../model/profiles.ts";
import type { Transaction } from "../model/transaction.ts";
import { shortName } from "../vmswitch/names.ts";
import { exitContainer } from "./exit-container.ts";
import { startContainer } from "./start-container.ts";
import { startDaemon } from "./start-daemon.ts";
import { settleSwarms } from "./swarm/settle.ts";

/** `Stop-Service docker`: every container and every resolver stops; networks stay in HNS. */
export function stopDaemon(tx: Transaction, host: HostName): void {
  for (const container of running(tx, host)) {
    exitContainer(tx, host, container.id, { exitCode: 0, output: [] });
  }
  for (const { id, address } of tx.host(host).resolvers) {
    tx.remove(host, "resolvers", id, {
      actor: "dockerd",
      why: `Docker's resolver at ${address} is a part of dockerd and stops with it.`,
    });
  }
  const { settings } = tx.host(host);
  if (!settings.docker.running) return;
  tx.putHost(
    { ...settings, docker: { ...settings.docker, running: false } },
    {
      actor: "dockerd",
      why: "The service docker stops, and its containers with it. The networks stay: they belong to HNS.",
      show: "Get-Service docker",
    },
  );
}

/** `Restart-Service docker`: containers come back by their restart policy. Source: facts on HNS, section 7.15. */
export function restartDaemon(tx: Transaction, host: HostName): void {
  const back = comingBack(tx, host);
  stopDaemon(tx, host);
  startDaemon(tx, host);
  startAgain(tx, host, back);
}

/** `Restart-Service hns`. While HNS is stopped nothing can be made, and the kernel keeps forwarding. */
export function restartHns(tx: Transaction, host: HostName): void {
  const { settings } = tx.host(host);
  if (settings.hnsRunning) {
    tx.putHost(
      { ...settings, hnsRunning: false },
      {
        actor: "HNS",
        why: "The service hns stops: no network and no endpoint can be made until it is back. Switches, ports and rules stay in the kernel.",
        show: "Get-Service hns",
      },
    );
  }
  startHns(
    tx,
    host,
    "The service hns starts and reads its state anew. Running containers have not noticed: the kernel kept forwarding.",
  );
}

/** HNS reads its state, and sees switches that were made without it. */
export function startHns(tx: Transaction, host: HostName, why: string): void {
  const { settings } = tx.host(host);
  tx.putHost({ ...settings, hnsRunning: true }, { actor: "HNS", why, show: "Get-Service hns" });
  adoptSwitches(tx, host);
}

/** `Restart-Computer`. From Windows Server 2019 on nat networks do not survive it. Source: facts on HNS, section 7.14. */
export function restartComputer(tx: Transaction, host: HostName): void {
  const back = comingBack(tx, host);
  tx.putHost(tx.host(host).settings, {
    actor: "Windows",
    why: `${host} shuts down and starts again: the kernel forgets what nobody wrote down.`,
  });
  stopDaemon(tx, host);
  settleSwarms(tx);
  const profile = OS_PROFILES[tx.host(host).settings.os];
  if (!profile.natSurvivesReboot) {
    for (const network of tx.host(host).hnsNetworks.filter((each) => each.natName !== null)) {
      removeHnsNetwork(tx, host, network.id, {
        why: `The network ${shortName(network.name)} is gone: from Windows Server 2019 on HNS does not keep nat networks over a restart.`,
      });
    }
  }
  startHns(tx, host, "The service hns starts and reads the networks that it has written down.");
  startDaemon(tx, host);
  startAgain(tx, host, back);
}

function running(tx: Transaction, host: HostName): readonly Container[] {
  return tx.host(host).containers.filter((container) => container.state === "running");
}

/** always: also those that were stopped by hand. unless-stopped: those that ran. */
function comingBack(tx: Transaction, host: HostName): readonly ContainerId[] {
  return tx
    .host(host)
    .containers.filter(
      ({ restartPolicy, state }) =>
        restartPolicy === "always" || (restartPolicy === "unless-stopped" && state === "running"),
    )
    .map((container) => container.id);
}

function startAgain(tx: Transaction, host: HostName, ids: readonly ContainerId[]): void {
  if (!tx.host(host).settings.docker.running) return;
  // A container whose network is gone stays stopped, as after a real start.
  for (const id of ids) startContainer(tx, host, id, undefined, "restart-policy");
}
