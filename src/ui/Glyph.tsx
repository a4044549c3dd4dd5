import IconAddressBook from "@tabler/icons-react/dist/esm/icons/IconAddressBook.mjs";
import IconArrowsExchange from "@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs";
import IconBox from "@tabler/icons-react/dist/esm/icons/IconBox.mjs";
import IconBrandAzure from "@tabler/icons-react/dist/esm/icons/IconBrandAzure.mjs";
import IconCloud from "@tabler/icons-react/dist/esm/icons/IconCloud.mjs";
import IconDeviceLaptop from "@tabler/icons-react/dist/esm/icons/IconDeviceLaptop.mjs";
import IconLayoutGrid from "@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs";
import IconNetwork from "@tabler/icons-react/dist/esm/icons/IconNetwork.mjs";
import IconPackage from "@tabler/icons-react/dist/esm/icons/IconPackage.mjs";
import IconPlug from "@tabler/icons-react/dist/esm/icons/IconPlug.mjs";
import IconRoute from "@tabler/icons-react/dist/esm/icons/IconRoute.mjs";
import IconRouter from "@tabler/icons-react/dist/esm/icons/IconRouter.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import IconServer2 from "@tabler/icons-react/dist/esm/icons/IconServer2.mjs";
import IconShieldHalf from "@tabler/icons-react/dist/esm/icons/IconShieldHalf.mjs";
import IconStack2 from "@tabler/icons-react/dist/esm/icons/IconStack2.mjs";
import IconTopologyStar from "@tabler/icons-react/dist/esm/icons/IconTopologyStar.mjs";
import IconWall from "@tabler/icons-react/dist/esm/icons/IconWall.mjs";
import IconWorldSearch from "@tabler/icons-react/dist/esm/icons/IconWorldSearch.mjs";

const ICONS = {
  host: IconServer2,
  container: IconPackage,
  nic: IconNetwork,
  port: IconPlug,
  firewall: IconWall,
  nat: IconArrowsExchange,
  route: IconRoute,
  rules: IconShieldHalf,
  stack: IconStack2,
  namespace: IconBox,
  segment: IconTopologyStar,
  router: IconRouter,
  client: IconDeviceLaptop,
  server: IconServer,
  dhcp: IconAddressBook,
  dns: IconWorldSearch,
  internet: IconCloud,
  azure: IconBrandAzure,
  service: IconLayoutGrid,
} as const;

export type GlyphName = keyof typeof ICONS;

/** The one picture that a kind of object has everywhere outside the canvas. Decoration: the word stands beside it. */
export function Glyph({ name, size = 16 }: { readonly name: GlyphName; readonly size?: number }) {
  const Icon = ICONS[name];
  return <Icon size={size} stroke={1.85} aria-hidden style={{ flex: "none" }} />;
}
