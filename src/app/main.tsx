import { MantineProvider } from "@mantine/core";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { cssVariables, theme } from "#ui";
import { Frame } from "./Frame.tsx";

/** Engine, canvas and panels arrive behind the frame: the page stands before they are there. */
const App = lazy(() => import("./App.tsx").then(({ App: app }) => ({ default: app })));

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root element");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Suspense fallback={<Frame />}>
        <App />
      </Suspense>
    </MantineProvider>
  </StrictMode>,
);
