import { Button } from "@mantine/core";
import { Component, type ReactNode, Suspense } from "react";
import { messages } from "./messages.ts";
import classes from "./Part.module.css";

interface PartProps {
  readonly children: ReactNode;
  /** What stands there until the part has arrived. */
  readonly fallback?: ReactNode;
}

interface Failed {
  readonly failed: boolean;
}

/**
 * A part of the page that is fetched when it is first shown. One that does not arrive, or that breaks, says so in its
 * own place: the rest of the page goes on, and the work is in the link.
 */
export class Part extends Component<PartProps, Failed> {
  override readonly state: Failed = { failed: false };

  static getDerivedStateFromError(): Failed {
    return { failed: true };
  }

  override render(): ReactNode {
    const { children, fallback = null } = this.props;
    if (!this.state.failed) return <Suspense fallback={fallback}>{children}</Suspense>;
    return (
      <div className={classes.failed} role="alert">
        <p>{messages.partFailed}</p>
        <Button size="xs" variant="default" onClick={() => location.reload()}>
          {messages.reload}
        </Button>
      </div>
    );
  }
}
