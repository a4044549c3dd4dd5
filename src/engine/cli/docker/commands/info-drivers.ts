/** Drivers that every Windows daemon registers. */
export const NETWORK_DRIVERS = [
  "ics",
  "internal",
  "l2bridge",
  "l2tunnel",
  "nat",
  "null",
  "overlay",
  "private",
  "transparent",
];

/** Log drivers that every Windows daemon registers. */
export const LOG_DRIVERS = [
  "awslogs",
  "etwlogs",
  "fluentd",
  "gcplogs",
  "gelf",
  "json-file",
  "local",
  "splunk",
  "syslog",
];
