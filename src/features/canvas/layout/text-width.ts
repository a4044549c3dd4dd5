/**
 * Widths of printable ASCII in thousandths of the font size, measured from the fonts that the page ships, so that
 * the layout stays a pure function. Index 0 is the space. Source: Inter and Cascadia Code variable, latin subset.
 */
const INTER_400 =
  "280,290,470,630,640,980,640,300,360,360,500,660,290,460,290,360,630,410,610,620,650,590,620,570,620,620,290,300," +
  "660,660,660,510,970,690,650,730,720,600,590,750,740,270,570,670,570,900,750,760,640,760,640,640,650,740,690,990," +
  "680,680,630,360,360,360,470,460,320,560,610,570,610,580,370,610,590,240,240,550,240,880,590,600,610,610,380,530," +
  "330,590,560,820,550,560,550,430,330,430,660";
const INTER_550 =
  "260,310,510,640,650,1000,660,320,370,370,530,670,310,460,310,370,650,420,620,630,660,610,630,570,630,630,310,320," +
  "670,670,670,540,990,720,660,730,720,600,590,750,750,270,580,700,570,920,760,770,640,770,650,650,660,740,720,1010," +
  "710,700,650,370,370,370,480,470,340,570,620,580,620,590,380,620,610,260,260,560,260,890,610,610,620,620,390,540," +
  "350,610,580,830,560,580,560,450,350,450,670";
const INTER_650 =
  "240,330,540,650,650,1010,670,330,380,380,550,680,330,470,330,380,670,430,630,640,670,620,640,580,650,640,330,340," +
  "680,680,680,550,1010,740,660,740,720,610,590,750,750,280,580,710,570,930,760,770,650,770,650,650,660,730,740,1030," +
  "730,720,660,380,380,380,480,470,360,580,630,590,630,590,390,630,620,270,270,570,270,910,620,610,630,630,400,550," +
  "360,620,590,840,570,600,570,460,370,460,680";

const CODE_ADVANCE = 586;
/** For what the tables do not hold (accents, CJK): wide enough for most. */
const UNKNOWN = 1000;
const EXTRA: Readonly<Record<string, number>> = { "·": 330, "→": 840, "–": 500, "…": 980, "’": 300 };

const tables = {
  regular: INTER_400.split(",").map(Number),
  medium: INTER_550.split(",").map(Number),
  bold: INTER_650.split(",").map(Number),
} as const;

export type Face = keyof typeof tables | "code";

/** Width of one line of text in px at the given font size in px. */
export function textWidth(text: string, sizePx: number, face: Face): number {
  let sum = 0;
  for (const char of text) {
    if (face === "code") {
      sum += char.charCodeAt(0) < 0x2e80 ? CODE_ADVANCE : UNKNOWN;
    } else {
      sum += tables[face][char.charCodeAt(0) - 32] ?? EXTRA[char] ?? UNKNOWN;
    }
  }
  return Math.ceil((sum * sizePx) / 1000);
}

/** The text, or as much of it as fits in `widthPx` with "…" at the end. */
export function clip(text: string, widthPx: number, sizePx: number, face: Face): string {
  if (textWidth(text, sizePx, face) <= widthPx) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, sizePx, face) > widthPx) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
