import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";
import { messages } from "./messages.ts";

export function ThemeButton() {
  const toggle = useThemeToggle();
  const scheme = useComputedColorScheme("light");
  return (
    <ActionIcon
      variant="subtle"
      size={32}
      aria-label={messages.theme}
      title={messages.theme}
      onClick={toggle}
    >
      {scheme === "dark" ? (
        <IconSun size={18} stroke={1.85} aria-hidden />
      ) : (
        <IconMoon size={18} stroke={1.85} aria-hidden />
      )}
    </ActionIcon>
  );
}

/** Light becomes dark and dark light; what the system prefers counts until the first time. */
export function useThemeToggle(): () => void {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  return () => setColorScheme(scheme === "dark" ? "light" : "dark");
}
