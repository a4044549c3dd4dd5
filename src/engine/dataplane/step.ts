import { unreachable } from "../lib/unreachable.ts";
import { crossAzure } from "./azure.ts";
import { deviceIn, deviceOut } from "./device.ts";
import type { Frame } from "./frame.ts";
import type { Transition } from "./hop.ts";
import { crossInternet } from "./internet.ts";
import type { Location } from "./location.ts";
import type { Net } from "./net.ts";
import { nicIn, nicOut } from "./nic.ts";
import { crossSegment } from "./physical-switch.ts";
import { pnicIn, pnicOut } from "./pnic.ts";
import { portIn, portOut } from "./switch-port.ts";
import { forward, uplinkIn } from "./vswitch.ts";

/** One device takes the frame that stands at its door, and says what became of it. */
export function step(net: Net, location: Location, frame: Frame): Transition {
  switch (location.at) {
    case "nic-out":
      return nicOut(location, frame);
    case "nic-in":
      return nicIn(net, location, frame);
    case "port-in":
      return portIn(net, location, frame);
    case "port-out":
      return portOut(net, location, frame);
    case "switch":
      return forward(location, frame);
    case "uplink-in":
      return uplinkIn(net, location, frame);
    case "pnic-out":
      return pnicOut(location, frame);
    case "pnic-in":
      return pnicIn(location, frame);
    case "segment":
      return crossSegment(net, location, frame);
    case "device-in":
      return deviceIn(net, location, frame);
    case "device-out":
      return deviceOut(location, frame);
    case "internet":
      return crossInternet(net, location, frame);
    case "azure":
      return crossAzure(net, location, frame);
    default:
      return unreachable(location);
  }
}
