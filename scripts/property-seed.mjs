import process from "node:process";
import fc from "fast-check";

/**
 * Property tests draw the same cases each time, so that a failure is there for everybody. LAB_SEED=random (or a
 * number) explores others; a failing run prints its seed.
 */
const { LAB_SEED = "20260115" } = process.env;
fc.configureGlobal({ seed: LAB_SEED === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(LAB_SEED) });
