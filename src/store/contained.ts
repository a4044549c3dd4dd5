/** Marks that turn the direction of writing, and that Docker lets into the name of a network. */
const TURNING = /\S*[\u202a-\u202e\u2066-\u2068]\S*/gu;

/** A text in which a name that turns the direction of writing turns nothing but itself: such a word is isolated. */
export function contained(text: string): string {
  return text.replace(TURNING, "\u2068$&\u2069\u2069");
}
