import type { World } from "../model/world.ts";
import { hasPowerShell } from "../shell/place.ts";
import type { Place } from "../shell/program.ts";
import { ALIASES } from "./aliases.ts";
import type { Cmdlet } from "./cmdlet.ts";
import { getNetFirewallProfile, setNetFirewallProfile } from "./cmdlets/firewall/firewall-profile.ts";
import {
  enableNetFirewallRule,
  getNetFirewallRule,
  newNetFirewallRule,
  removeNetFirewallRule,
} from "./cmdlets/firewall/firewall-rules.ts";
import { getHnsEndpoint, getHnsNamespace, getHnsNetwork, getHnsPolicyList } from "./cmdlets/hns/get-hns.ts";
import { getHnsEndpointAddresses, getHnsEndpointStats } from "./cmdlets/hns/hns-endpoint-details.ts";
import { invokeHnsRequest } from "./cmdlets/hns/invoke-hns-request.ts";
import { attachHnsHostEndpoint, newHnsEndpoint } from "./cmdlets/hns/new-hns-endpoint.ts";
import { newHnsLoadBalancer } from "./cmdlets/hns/new-hns-loadbalancer.ts";
import { newHnsNetwork } from "./cmdlets/hns/new-hns-network.ts";
import { removeHnsEndpointCmdlet, removeHnsNetworkCmdlet } from "./cmdlets/hns/remove-hns.ts";
import { removeHnsNamespaceCmdlet, removeHnsPolicyListCmdlet } from "./cmdlets/hns/remove-hns-policylist.ts";
import { removeVMSwitchCmdlet, setVMSwitch } from "./cmdlets/hyperv/change-vmswitch.ts";
import { getVMSwitchExtension } from "./cmdlets/hyperv/get-vmswitchextension.ts";
import { setVMNetworkAdapterVlan } from "./cmdlets/hyperv/set-vlan.ts";
import {
  getVMNetworkAdapter,
  getVMNetworkAdapterVlan,
  setVMNetworkAdapter,
} from "./cmdlets/hyperv/vmnetworkadapter.ts";
import { getVMSwitch, newVMSwitchCmdlet } from "./cmdlets/hyperv/vmswitch.ts";
import { getNetNat } from "./cmdlets/nat/get-netnat.ts";
import {
  addNetNatStaticMapping,
  getNetNatStaticMapping,
  removeNetNatStaticMapping,
} from "./cmdlets/nat/netnat-static-mapping.ts";
import { getNetNatExternalAddress, getNetNatSession } from "./cmdlets/nat/netnat-traffic.ts";
import { newNetNat, removeNetNat } from "./cmdlets/nat/new-netnat.ts";
import { convertFromJson } from "./cmdlets/pipeline/convert-from-json.ts";
import { convertToJson } from "./cmdlets/pipeline/convert-to-json.ts";
import { forEachObject } from "./cmdlets/pipeline/foreach-object.ts";
import { formatList } from "./cmdlets/pipeline/format-list.ts";
import { formatTable } from "./cmdlets/pipeline/format-table.ts";
import { getAlias } from "./cmdlets/pipeline/get-alias.ts";
import { getCommand } from "./cmdlets/pipeline/get-command.ts";
import { getHelp } from "./cmdlets/pipeline/get-help.ts";
import { getMember } from "./cmdlets/pipeline/get-member.ts";
import { groupObject } from "./cmdlets/pipeline/group-object.ts";
import { measureObject } from "./cmdlets/pipeline/measure-object.ts";
import { outNull } from "./cmdlets/pipeline/out-null.ts";
import {
  clearHost,
  outHost,
  outString,
  startSleep,
  writeHost,
  writeOutput,
} from "./cmdlets/pipeline/output.ts";
import { selectObject } from "./cmdlets/pipeline/select-object.ts";
import { selectString } from "./cmdlets/pipeline/select-string.ts";
import { sortObject } from "./cmdlets/pipeline/sort-object.ts";
import { whereObject } from "./cmdlets/pipeline/where-object.ts";
import { invokeWebRequest } from "./cmdlets/probe/invoke-webrequest.ts";
import { resolveDnsName } from "./cmdlets/probe/resolve-dnsname.ts";
import { testNetConnection } from "./cmdlets/probe/test-netconnection.ts";
import { getComputerInfo, restartComputerCmdlet } from "./cmdlets/services/restart-computer.ts";
import { getService, restartService, startService, stopService } from "./cmdlets/services/services.ts";
import { newNetIPAddress, removeNetIPAddressCmdlet } from "./cmdlets/tcpip/change-netipaddress.ts";
import { getDnsClientServerAddress } from "./cmdlets/tcpip/get-dnsclientserveraddress.ts";
import { getNetAdapter } from "./cmdlets/tcpip/get-netadapter.ts";
import { getNetCompartment } from "./cmdlets/tcpip/get-netcompartment.ts";
import { getNetIPAddress } from "./cmdlets/tcpip/get-netipaddress.ts";
import { getNetIPConfiguration } from "./cmdlets/tcpip/get-netipconfiguration.ts";
import { getNetIPInterface } from "./cmdlets/tcpip/get-netipinterface.ts";
import { getNetNeighbor } from "./cmdlets/tcpip/get-netneighbor.ts";
import { getNetTCPConnection } from "./cmdlets/tcpip/get-nettcpconnection.ts";
import { getNetRoute, newNetRoute, removeNetRouteCmdlet } from "./cmdlets/tcpip/netroute.ts";
import { setNetIPInterface } from "./cmdlets/tcpip/set-netipinterface.ts";

/** Every cmdlet of the lab. Adding one is adding its file and a row here. */
const CMDLETS: readonly Cmdlet[] = [
  // Pipeline
  clearHost,
  convertFromJson,
  convertToJson,
  forEachObject,
  formatList,
  formatTable,
  getAlias,
  getCommand,
  getHelp,
  getMember,
  groupObject,
  measureObject,
  outHost,
  outNull,
  outString,
  selectObject,
  selectString,
  sortObject,
  startSleep,
  whereObject,
  writeHost,
  writeOutput,
  // Windows Firewall
  getNetFirewallProfile,
  setNetFirewallProfile,
  enableNetFirewallRule,
  getNetFirewallRule,
  newNetFirewallRule,
  removeNetFirewallRule,
  // Host Network Service
  getHnsEndpoint,
  getHnsEndpointAddresses,
  getHnsEndpointStats,
  getHnsNamespace,
  getHnsNetwork,
  getHnsPolicyList,
  invokeHnsRequest,
  attachHnsHostEndpoint,
  newHnsEndpoint,
  newHnsLoadBalancer,
  newHnsNetwork,
  removeHnsEndpointCmdlet,
  removeHnsNamespaceCmdlet,
  removeHnsNetworkCmdlet,
  removeHnsPolicyListCmdlet,
  // Hyper-V
  getVMNetworkAdapter,
  getVMNetworkAdapterVlan,
  setVMNetworkAdapter,
  setVMNetworkAdapterVlan,
  getVMSwitch,
  getVMSwitchExtension,
  newVMSwitchCmdlet,
  removeVMSwitchCmdlet,
  setVMSwitch,
  // WinNAT
  getNetNat,
  getNetNatExternalAddress,
  getNetNatSession,
  getNetNatStaticMapping,
  addNetNatStaticMapping,
  removeNetNatStaticMapping,
  newNetNat,
  removeNetNat,
  // Reachability
  invokeWebRequest,
  resolveDnsName,
  testNetConnection,
  // Services and the machine
  getComputerInfo,
  restartComputerCmdlet,
  getService,
  restartService,
  startService,
  stopService,
  // TCP/IP
  getNetAdapter,
  getDnsClientServerAddress,
  getNetCompartment,
  getNetIPAddress,
  newNetIPAddress,
  removeNetIPAddressCmdlet,
  getNetIPConfiguration,
  getNetIPInterface,
  getNetNeighbor,
  getNetTCPConnection,
  getNetRoute,
  newNetRoute,
  removeNetRouteCmdlet,
  setNetIPInterface,
];

const BY_NAME = new Map(CMDLETS.map((cmdlet) => [cmdlet.name.toLowerCase(), cmdlet]));

/** The cmdlet that a typed name or alias means on that machine; null when it is none. */
export function findCmdlet(world: World, place: Place, name: string): Cmdlet | null {
  const typed = name.toLowerCase();
  const cmdlet = BY_NAME.get((ALIASES.get(typed) ?? typed).toLowerCase());
  return cmdlet && isAvailable(cmdlet, world, place) ? cmdlet : null;
}

/** The cmdlets of that machine in alphabetical order. */
export function cmdletsAt(world: World, place: Place): readonly Cmdlet[] {
  if (!hasPowerShell(world, place)) return [];
  return CMDLETS.filter((cmdlet) => isAvailable(cmdlet, world, place)).toSorted((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
}

function isAvailable(cmdlet: Cmdlet, world: World, place: Place): boolean {
  return cmdlet.on.includes(place.kind) && (cmdlet.exists?.(world, place) ?? true);
}
