import process from "node:process";

process.stderr.write("vswitch-lab: no command is available yet\n");
process.exitCode = 2;
