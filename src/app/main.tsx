import "@xyflow/react/dist/style.css";
import "../ui/base.css";
import "../ui/mantine.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { followAddress, keepSaved } from "#store";
import { cssVariables, theme } from "#ui";
import { App } from "./App.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root element");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <App />
    </MantineProvider>
  </StrictMode>,
);
keepSaved();
followAddress();
