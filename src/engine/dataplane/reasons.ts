import type { Verdict } from "./vocabulary.ts";

interface ReasonRow {
  readonly verdict: Exclude<Verdict, "delivered">;
  /** What the loss teaches, for a learner. */
  readonly lesson: string;
}

/**
 * Why a packet ends, by stable code; codes of commands that fail are those of the refusals.
 * Source: facts on drop reasons, sections 2 to 9; the last twelve rows are ours.
 */
export const REASONS = {
  "container-not-running": {
    verdict: "dropped",
    lesson:
      "The target container is stopped, so its HNS endpoint, address and port mappings are gone. ARP for its old address gets no answer.",
  },
  "endpoint-not-connected": {
    verdict: "dropped",
    lesson:
      "This container has no endpoint in any network that leads to the destination (it was disconnected or never connected).",
  },
  "network-none": {
    verdict: "dropped",
    lesson:
      "--network none gives the container a compartment with only loopback. That is complete isolation by design.",
  },
  "dhcp-no-offer": {
    verdict: "dropped",
    lesson: "No DHCP server answered, so the container gave itself a 169.254.x.x address that nobody routes.",
  },
  "no-route": {
    verdict: "dropped",
    lesson: "The container has no route to that destination (no default gateway on this endpoint).",
  },
  "arp-unresolved": {
    verdict: "dropped",
    lesson: "Nobody on the segment owns the next-hop address, so the frame could not be addressed.",
  },
  "app-not-listening": {
    verdict: "refused",
    lesson:
      "The packet arrived, but nothing in the container listens on that port, so the stack answered with a reset (UDP: ICMP port unreachable).",
  },
  "bound-to-loopback": {
    verdict: "refused",
    lesson:
      "The app listens only on 127.0.0.1 inside the container. Traffic from outside arrives on the vNIC's address and finds no socket.",
  },
  "container-firewall-block": {
    verdict: "dropped",
    lesson:
      "Windows Firewall filters attached to the container's compartment dropped it. Before Windows Server 1709 unsolicited inbound traffic to unpublished ports is denied for process-isolated containers; from 1709 on a rule you wrote did it. The filter sees the CONTAINER port, because DNAT already happened.",
  },
  "mtu-exceeded": {
    verdict: "dropped",
    lesson:
      "Too big with Don't Fragment set. VXLAN adds 50 bytes (54 with an outer VLAN tag), so an overlay endpoint has 1450 usable bytes on a 1500-byte underlay.",
  },
  "ttl-expired": { verdict: "dropped", lesson: "The hop counter reached zero at this router." },
  "vlan-isolated": {
    verdict: "dropped",
    lesson:
      "Sender and receiver sit in different VLANs on the same virtual switch. A switch never moves frames between VLANs; a router must.",
  },
  "icc-disabled": {
    verdict: "dropped",
    lesson:
      "This nat endpoint is only the swarm task's way out (default-gateway endpoint). Docker creates it with inter-container communication switched off.",
  },
  "vfp-acl-block": {
    verdict: "dropped",
    lesson: "An ACL policy on the endpoint's switch port blocks this 5-tuple.",
  },
  "vfp-nat-no-icmp": {
    verdict: "dropped",
    lesson:
      "VFP's NAT translates TCP and UDP only. Ping to the outside leaves untranslated, so no answer can find its way back. The network itself may be perfectly healthy.",
  },
  "vfp-portmap-no-local": {
    verdict: "refused",
    lesson:
      "Published ports of l2bridge/l2tunnel/overlay endpoints are VFP rules on traffic entering from outside. The host's own connection never passes them; at best it meets dockerd's placeholder socket, which never answers.",
  },
  "overlay-host-isolated": {
    verdict: "dropped",
    lesson:
      "By design the container host is not a member of its Docker overlay networks: container→own host and host→overlay container are both cut, including localhost and the host's own published ports.",
  },
  "overlay-network-isolated": {
    verdict: "dropped",
    lesson: "Different overlay networks have different VNIs. Nothing routes between them.",
  },
  "overlay-no-outbound-endpoint": {
    verdict: "dropped",
    lesson:
      "On Windows Server 2016 an overlay endpoint has no NAT of its own; without the second endpoint on the nat network there is no way out.",
  },
  "overlay-unknown-peer": {
    verdict: "dropped",
    lesson:
      "VFP only knows peers that Docker's gossip (port 7946) has announced; unknown addresses are not flooded.",
  },
  "vxlan-port-blocked": {
    verdict: "dropped",
    lesson: "The inner packet is fine, but the outer UDP 4789 datagram was blocked or swallowed on the way.",
  },
  "routing-mesh-unsupported": {
    verdict: "dropped",
    lesson: "Windows Server 2016 has no swarm routing mesh: ingress-mode publishing answers on no node.",
  },
  "no-running-task": {
    verdict: "refused",
    lesson: "The service has no running task behind this published port.",
  },
  "l2bridge-no-host-endpoint": {
    verdict: "dropped",
    lesson:
      "With a custom l2bridge subnet the host is not in that subnet until you attach an HNS host endpoint. Neither side has a neighbour to talk to.",
  },
  "l2bridge-no-remote-route": {
    verdict: "dropped",
    lesson:
      "The other host's container subnet is unknown here, so the packet followed the default route and died.",
  },
  "l2bridge-cross-subnet-unsupported": {
    verdict: "dropped",
    lesson:
      "Routing between l2bridge subnets on different hosts works from version 1809 on; Windows Server 2016 cannot do it.",
  },
  "outboundnat-exception": {
    verdict: "dropped",
    lesson:
      "The destination is on the OutBoundNAT exception list, so the source was not translated, and the destination has no route back to the container subnet.",
  },
  "no-return-route": {
    verdict: "dropped",
    lesson:
      "The request left with the container's own address as source. Whoever answers does not know where that subnet lives, so the reply is lost.",
  },
  "nat-cross-network": {
    verdict: "dropped",
    lesson:
      "Two nat networks on one host are separate islands: WinNAT does not route between internal prefixes.",
  },
  "nat-loopback-unsupported": {
    verdict: "refused",
    lesson:
      "Before Windows 10/Server 1803 (with KB4340917) WinNAT mappings were invisible to the host itself. Nothing listens on localhost, so the stack refuses.",
  },
  "nat-hairpin-unsupported": {
    verdict: "dropped",
    lesson: "Before 1803 a container could not come back in through its own host's published port.",
  },
  "port-not-published": {
    verdict: "refused",
    lesson:
      "The packet reached the host, but no container publishes this protocol/port and no host process listens on it.",
  },
  "transparent-no-port-mapping": {
    verdict: "refused",
    lesson:
      "Transparent containers have their own LAN address; -p creates no translation there. The host's address has nothing on that port.",
  },
  "host-firewall-block": {
    verdict: "dropped",
    lesson:
      "The container host's Windows Firewall has no inbound allow rule for this traffic. Traffic from containers to the host counts as inbound too.",
  },
  "firewall-policy-blocks-local-rules": {
    verdict: "dropped",
    lesson:
      "Group policy ignores local firewall rules, so the DNS/DHCP/port rules HNS adds have no effect and containers lose name resolution.",
  },
  "host-forwarding-disabled": {
    verdict: "dropped",
    lesson: "Windows does not forward packets between interfaces unless forwarding is enabled on them.",
  },
  "mac-spoofing-off": {
    verdict: "dropped",
    lesson:
      "The host is a VM and its Hyper-V port accepts only the VM's own MAC. Transparent containers send with theirs, so the outer switch discards every frame (and never delivers frames for them).",
  },
  "switch-port-access-mode": {
    verdict: "dropped",
    lesson:
      "The host sends 802.1Q-tagged frames for this network, but the switch port is an untagged access port and discards them.",
  },
  "switch-vlan-not-allowed": {
    verdict: "dropped",
    lesson: "The trunk carries tags, but this VLAN is not on its allowed list.",
  },
  "vlan-no-gateway": {
    verdict: "dropped",
    lesson: "No router has an interface in this VLAN, so nothing can leave it.",
  },
  "gateway-no-route": { verdict: "dropped", lesson: "The default gateway has no route to that destination." },
  "private-subnet-not-routable": {
    verdict: "dropped",
    lesson: "That address exists only inside the container host. The LAN has no route to it.",
  },
  "azure-unknown-mac": {
    verdict: "dropped",
    lesson:
      "Azure forwards only addresses it assigned; MAC spoofing cannot be enabled there, so transparent networking does not work on Azure VMs.",
  },
  "azure-ip-not-assigned": {
    verdict: "dropped",
    lesson:
      "The source (or destination) IP is not an IP configuration of this VM's NIC, so the fabric discards it.",
  },
  "azure-nsg-deny": {
    verdict: "dropped",
    lesson:
      "A network security group rule on the NIC or subnet denies this flow. With l2tunnel it even covers two containers on one VM.",
  },
  "azure-udr-missing": {
    verdict: "dropped",
    lesson:
      "The container subnet is unknown to the VNet. Without a user-defined route to the VM (next hop type virtual appliance) and IP forwarding on its NIC the fabric cannot deliver it.",
  },
  "dns-not-provided-by-driver": {
    verdict: "dropped",
    lesson:
      "Docker's name service exists on nat and overlay networks only. Here the container asks the LAN's DNS, which has never heard of container names.",
  },
  "dns-name-not-in-network": {
    verdict: "dropped",
    lesson:
      "Docker resolves a name only for containers that share a network with the target, and only while the target runs.",
  },
  "dns-host-cannot-resolve": {
    verdict: "dropped",
    lesson:
      "The host itself does not use Docker's resolver; container names exist only inside container networks.",
  },
  "dns-forwarding-disabled": {
    verdict: "dropped",
    lesson:
      "Docker before 26.1 answered SERVFAIL for external names. Tools that try the next DNS server (ping, browsers) worked, nslookup did not.",
  },
  "dns-server-unreachable": {
    verdict: "dropped",
    lesson: "The query was sent, but the DNS server could not be reached from here.",
  },
  "link-down": {
    verdict: "dropped",
    lesson: "The adapter is down or no cable is plugged in, so nothing leaves and nothing comes in.",
  },
  "underlay-filter-block": {
    verdict: "dropped",
    lesson: "Something between the two hosts filters this kind of packet.",
  },
  "outboundnat-own-host": {
    verdict: "dropped",
    lesson:
      "OutBoundNAT would give the packet the host's own address as source and as destination. Put the host's address on the exception list.",
  },
  "internet-unknown-host": { verdict: "dropped", lesson: "Nobody on the lab's Internet owns that address." },
  "echo-ignored": {
    verdict: "dropped",
    lesson: "That machine does not answer echo requests. A port that is open may still be reachable.",
  },
  "reply-not-recognised": {
    verdict: "dropped",
    lesson:
      "The answer came back from another address or port than the one that was asked, so the sender's stack threw it away.",
  },
  "not-for-this-machine": {
    verdict: "dropped",
    lesson:
      "The packet reached a machine that does not own the destination address and does not forward packets.",
  },
  "forwarding-loop": {
    verdict: "dropped",
    lesson: "The packet came back to where it had been before: routes or switches send it round in a circle.",
  },
  "container-paused": {
    verdict: "dropped",
    lesson: "The container is paused: its processes do not run, so nobody answers.",
  },
  "dns-name-unknown": { verdict: "dropped", lesson: "No DNS server that was asked knows this name." },
  "unknown-sender": { verdict: "dropped", lesson: "There is no machine of that name to send from." },
  "unknown-destination": { verdict: "dropped", lesson: "There is no machine of that name to send to." },
} as const satisfies Record<string, ReasonRow>;

export type Reason = keyof typeof REASONS;
