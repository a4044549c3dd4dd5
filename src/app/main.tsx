import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { cssVariables, theme } from "#ui";
import { App } from "./App.tsx";
import { startFetching } from "./fetching.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root element");

startFetching();

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <App />
    </MantineProvider>
  </StrictMode>,
);
