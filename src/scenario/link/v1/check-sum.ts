/** FNV-1a, then spread upwards so that the highest bits depend on every byte. */
export function stir(sum: number, value: number): number {
  const mixed = Math.imul(sum ^ (value + 1), 0x0100_0193);
  return (mixed ^ (mixed << 15) ^ (mixed >>> 7)) >>> 0;
}
