import { defaultLocale, type Locale } from "./locale";

/** Which of Intl's locales writes the numbers, and whose plurals the words follow. */
const tags: Record<Locale, { numbers: string; plurals: string }> = {
  en: { numbers: "en", plurals: "en" },
  "ar-XB": { numbers: "ar-EG", plurals: "en" },
};

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
const ages = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

type PluralForms = { [Form in Intl.LDMLPluralRule]?: string } & { other: string };

export type Formats = ReturnType<typeof makeFormats>;

const made = new Map<Locale, Formats>();

/** How numbers, sizes, times and lists are written in a locale. Made once: Intl's formatters cost more than they format. */
export function formatsIn(locale: Locale): Formats {
  const formats = made.get(locale) ?? makeFormats(tags[locale] ?? tags[defaultLocale]);
  made.set(locale, formats);
  return formats;
}

function makeFormats({ numbers, plurals }: (typeof tags)[Locale]) {
  const kept = new Map<string, Intl.NumberFormat>();
  const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const format = kept.get(key) ?? new Intl.NumberFormat(numbers, options);
    kept.set(key, format);
    return format;
  };
  const twoDigits = (value: number) => numberFormat({ minimumIntegerDigits: 2 }).format(value);
  const lazy = <T>(make: () => T) => {
    let value: T | undefined;
    return () => {
      value ??= make();
      return value;
    };
  };
  const pluralRules = lazy(() => new Intl.PluralRules(plurals));
  const units = lazy(() => new Intl.ListFormat(numbers, { type: "unit", style: "narrow" }));
  const names = lazy(() => new Intl.ListFormat(numbers, { type: "conjunction" }));
  const ago = lazy(() => new Intl.RelativeTimeFormat(numbers, { numeric: "auto" }));
  const times = lazy(() => new Intl.DateTimeFormat(numbers, { hour: "2-digit", minute: "2-digit" }));
  const moments = lazy(() => new Intl.DateTimeFormat(numbers, { dateStyle: "medium", timeStyle: "short" }));
  const languages = lazy(() => new Intl.DisplayNames(numbers, { type: "language" }));

  return {
    /** `1,234` */
    number: (value: number) => numberFormat({}).format(value),

    /** Of 0..100: `45%`, without decimals. */
    percent: (value: number) => numberFormat({ style: "percent", maximumFractionDigits: 0 }).format(value / 100),

    /** The form of the words that goes with a count. */
    plural: (count: number, forms: PluralForms) => forms[pluralRules().select(count)] ?? forms.other,

    /** `980 bytes`, `1.4 MB`, `12 GB`: decimal units, as file managers show them. */
    bytes(value: number): string {
      let amount = Math.max(0, value);
      let unit: (typeof sizes)[number] = "byte";
      for (const next of sizes.slice(1)) {
        // 999.5 would be shown as "1,000".
        if (amount < 999.5) break;
        amount /= 1000;
        unit = next;
      }
      const digits = unit === "byte" || amount >= 9.95 ? 0 : 1;
      return numberFormat({
        style: "unit",
        unit,
        unitDisplay: unit === "byte" ? "long" : "short",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(amount);
    },

    /** Whole seconds as a clock: `3:07`, `12:00`, `1:02:03`. */
    clock(seconds: number): string {
      const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor(whole / 60) % 60;
      const tail = twoDigits(whole % 60);
      const plain = numberFormat({ useGrouping: false });
      return hours > 0 ? `${plain.format(hours)}:${twoDigits(minutes)}:${tail}` : `${plain.format(minutes)}:${tail}`;
    },

    /** The length of a file as a clock, rounded to the second. Null for what is no length. */
    duration(seconds: number | null): string | null {
      return isLength(seconds) ? this.clock(Math.round(seconds)) : null;
    },

    /** The same in words, for screen readers: `3 minutes 7 seconds`. */
    spokenDuration(seconds: number | null): string | null {
      if (!isLength(seconds)) return null;
      const whole = Math.round(seconds);
      const parts = [
        ["hour", Math.floor(whole / 3600)],
        ["minute", Math.floor(whole / 60) % 60],
        ["second", whole % 60],
      ] as const;
      const said = parts.filter(([unit, count]) => count > 0 || (unit === "second" && whole === 0));
      return units().format(
        said.map(([unit, count]) => numberFormat({ style: "unit", unit, unitDisplay: "long" }).format(count)),
      );
    },

    /** A length of time as people say it: `42 sec`, `12 min`, `1 hr 30 min`. */
    length(seconds: number): string {
      const short = (unit: string, count: number) =>
        numberFormat({ style: "unit", unit, unitDisplay: "short" }).format(count);
      const whole = Math.max(0, Math.round(seconds));
      if (whole < 90) return short("second", whole);
      const minutes = Math.round(whole / 60);
      if (minutes < 90) return short("minute", minutes);
      const rest = minutes % 60;
      const hours = short("hour", Math.floor(minutes / 60));
      return rest === 0 ? hours : units().format([hours, short("minute", rest)]);
    },

    /** `640 × 360` */
    dimensions: (width: number, height: number) => {
      const plain = numberFormat({ useGrouping: false });
      return `${plain.format(width)} × ${plain.format(height)}`;
    },

    /** `3:07 PM`; milliseconds since the epoch, in the browser's time zone. */
    timeOfDay: (ms: number) => times().format(ms),

    /** Date and time; milliseconds since the epoch. */
    moment: (ms: number) => moments().format(ms),

    /** `yesterday`, `5 minutes ago`, `in 2 hours`, `now`; both in milliseconds since the epoch. */
    relative(ms: number, nowMs: number): string {
      const difference = ms - nowMs;
      const age = ages.find(([, length]) => Math.abs(difference) >= length);
      return age ? ago().format(Math.round(difference / age[1]), age[0]) : ago().format(0, "second");
    },

    /** `a, b, and c` */
    list: (items: readonly string[]) => names().format(items),

    /** `French` for `fr`; the code itself when it is none that Intl knows. */
    language(code: string): string {
      try {
        return languages().of(code) ?? code;
      } catch (cause) {
        // A backend's code need not be one that can be read.
        if (cause instanceof RangeError) return code;
        throw cause;
      }
    },
  };
}

function isLength(seconds: number | null): seconds is number {
  return seconds !== null && Number.isFinite(seconds) && seconds >= 0;
}
