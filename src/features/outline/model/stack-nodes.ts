import type { Host } from "#engine";
import type { ObjectRef } from "#store";
import { LEAF, type OutlineNode } from "./node.ts";

/** Namespace 1 and the adapters: what belongs to the host itself. Shut at first, as the drawing shows it small too. */
export function stackNode(host: Host): OutlineNode {
  const { name } = host.settings;
  const ref = (kind: ObjectRef["kind"], id: string): ObjectRef => ({ kind, host: name, id });
  const own = host.compartments.find(({ kind }) => kind === "host");
  const node = (
    of: ObjectRef,
    glyph: "nic" | "firewall" | "nat" | "route",
    label: string,
    address: string,
    sentence: string,
  ): OutlineNode => ({
    key: `stack/${of.kind}/${name}/${of.id}/${label}`,
    ref: of,
    icon: { glyph },
    label,
    address,
    note: "",
    state: null,
    sentence: () => sentence,
    text: `${label} ${address}`.toLowerCase(),
    ...LEAF,
  });
  const adapters = host.pnics.map((pnic) => {
    const owner = pnic.vswitchId && host.vswitches.get(pnic.vswitchId);
    const face = own?.interfaces.find(({ nic }) => nic.kind === "pnic" && nic.id === pnic.id);
    const ip = face?.addresses[0]?.ip ?? "";
    const says = owner ? `belongs to the external vSwitch ${owner.name}` : ip === "" ? "no address" : ip;
    const plug = pnic.plug?.kind === "segment" ? pnic.plug.segment : pnic.plug?.vnet;
    const cable = plug === undefined ? "not plugged in" : `plugged into ${plug}`;
    return node(
      ref("pnics", pnic.id),
      "nic",
      pnic.name,
      ip,
      `${pnic.name}, physical adapter of ${name}, ${says}, ${cable}`,
    );
  });
  const cards = (own?.interfaces ?? []).flatMap((face) => {
    if (face.nic.kind !== "vnic") return [];
    const ip = face.addresses[0]?.ip ?? "";
    const sentence = `${face.alias}, virtual adapter of ${name}, ${ip === "" ? "no address" : ip}`;
    return [node(ref("vnics", face.nic.id), "nic", face.alias, ip, sentence)];
  });
  const nats = host.winNats.map((nat) =>
    node(
      ref("winNats", nat.id),
      "nat",
      nat.engine === "winnat" ? "WinNAT" : "NAT (ICS)",
      nat.internalPrefix,
      `${nat.engine === "winnat" ? "WinNAT" : "NAT of ICS"} of ${name} for ${nat.internalPrefix}`,
    ),
  );
  const rules = host.firewallRules.size;
  const firewall = node(
    ref("firewallRules", "*"),
    "firewall",
    "Firewall",
    "",
    `Windows Firewall of ${name}, ${host.settings.firewall.enabled ? "on" : "off"}, ${rules} rules`,
  );
  const routes = own?.routes.length ?? 0;
  const tcpip = node(
    ref("compartments", own?.id ?? "1"),
    "route",
    "TCP/IP",
    "",
    `TCP/IP of ${name}, namespace 1, ${routes} routes`,
  );
  return {
    key: `stack/${name}`,
    ref: ref("compartments", own?.id ?? "1"),
    icon: { glyph: "stack" },
    label: "Host stack",
    address: "",
    note: "namespace 1",
    state: null,
    sentence: () => `Host stack of ${name}, namespace 1, ${adapters.length} physical adapters`,
    text: "",
    containers: 0,
    children: [firewall, ...nats, tcpip, ...cards, ...adapters],
    startsShut: true,
  };
}
