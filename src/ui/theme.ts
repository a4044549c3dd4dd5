import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type VariantColorsResolver,
} from "@mantine/core";

/** Neutral ink, light to dark: chrome has no hue, hue belongs to drivers, packets and outcomes. */
const ink: MantineColorsTuple = [
  "#f1f3f7",
  "#e1e5ea",
  "#d0d5dd",
  "#bac2ce",
  "#959fae",
  "#7c8594",
  "#5c6573",
  "#454d5a",
  "#2a303a",
  "#14181f",
];

/** A dialog's head is a header element, which a screen reader would call the banner of the page. */
const NO_BANNER = { header: { role: "none" } };

/** Filled ink: the words on it turn with the scheme, which Mantine's own contrast, made for one colour, does not do. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isInk = input.color === undefined || input.color === "ink";
  if (input.variant !== "filled" || !isInk) return colors;
  return {
    ...colors,
    background: "var(--ink)",
    hover: "var(--text-2)",
    color: "var(--on-ink)",
    border: "none",
  };
};

export const theme: MantineThemeOverride = createTheme({
  variantColorResolver,
  primaryColor: "ink",
  primaryShade: { light: 9, dark: 0 },
  autoContrast: true,
  black: "#14181f",
  colors: { ink },
  defaultRadius: 7,
  fontFamily: "var(--font-ui)",
  fontFamilyMonospace: "var(--font-code)",
  headings: { fontFamily: "var(--font-ui)", fontWeight: "650" },
  fontSizes: { xs: "11.5px", sm: "13px", md: "13px", lg: "15px", xl: "17px" },
  lineHeights: { xs: "1.4", sm: "1.46", md: "1.46", lg: "1.45", xl: "1.4" },
  components: {
    // By name only: the parts themselves are loaded by those who use them.
    // A menu may hold nothing but items: the focus goes to the first of them.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: { radius: 16, attributes: NO_BANNER },
      styles: { title: { fontSize: 17, fontWeight: 650 } },
    },
    Drawer: { defaultProps: { attributes: NO_BANNER }, styles: { title: { fontSize: 17, fontWeight: 650 } } },
    Notification: { styles: { root: { boxShadow: "var(--e2)" } } },
  },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
});

/** Mantine reads our tokens, so that a panel and a canvas node of one kind have one colour. */
export const cssVariables: CSSVariablesResolver = () => {
  const tokens = {
    "--mantine-primary-color-filled": "var(--ink)",
    "--mantine-primary-color-filled-hover": "var(--text-2)",
    "--mantine-primary-color-contrast": "var(--on-ink)",
    "--mantine-color-body": "var(--app)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-bright": "var(--text)",
    "--mantine-color-dimmed": "var(--text-3)",
    "--mantine-color-anchor": "var(--text)",
    "--mantine-color-error": "var(--bad)",
    "--mantine-color-placeholder": "var(--text-3)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-default-border": "var(--line-2)",
    "--mantine-color-disabled": "var(--surface-2)",
    "--mantine-color-disabled-color": "var(--text-3)",
    "--mantine-color-disabled-border": "var(--line)",
  };
  return { variables: {}, light: tokens, dark: tokens };
};
