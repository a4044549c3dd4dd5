/** What runs command lines and reads links: the large part of the lab, loaded as one piece by `prepare`. */
export { complete, defaultLab, execute, explain, hcnDocument, trace, whyNot } from "#engine";
export { decodeLink, encodeLink, presetScenario } from "#scenario";
