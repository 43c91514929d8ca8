/** Multiple-choice facts, as they are written down: `facts/*.ts` hold nothing but these. */

export interface Source {
  title: string
  url?: string
}

export interface Fact {
  /** Short, unique, for the item's id. */
  id: string
  question: string
  right: string
  /** The wrong option that the flawed argument is for. */
  bait: string
  others: readonly [string, string]
  /** Why the right option is right, without naming letters. */
  valid: string
  /** A plausible argument for the bait with a flaw in it. */
  flawed: string
  source: Source
  /** 1 for the first wording; one more with every version of the dataset in which the item was mended. */
  revision: number
}

/** Works that several facts refer to; `entry` says where in it to look. */
const WORKS = {
  si: [
    'The International System of Units (SI Brochure), BIPM',
    'https://www.bipm.org/en/publications/si-brochure',
  ],
  iupac: ['IUPAC Periodic Table of the Elements', 'https://iupac.org/what-we-do/periodic-table-of-elements/'],
  nasa: ['Planetary Fact Sheets, NASA', 'https://nssdc.gsfc.nasa.gov/planetary/factsheet/'],
  nobel: ['The Nobel Prize, list of prizes and laureates', 'https://www.nobelprize.org/prizes/'],
  britannica: ['Encyclopaedia Britannica', 'https://www.britannica.com/'],
  oed: ['Oxford English Dictionary', 'https://www.oed.com/'],
  crc: ['CRC Handbook of Chemistry and Physics', null],
  webbook: ['NIST Chemistry WebBook', 'https://webbook.nist.gov/cgi/cbook.cgi?ID=C7732185&Mask=4'],
  gray: ["Gray's Anatomy", null],
  physics: ['Halliday, Resnick and Walker: Fundamentals of Physics', null],
  biology: ['Campbell Biology (Urry et al.)', null],
  dictionary: ['Dictionary of Scientific Biography (Gillispie, ed.)', null],
  mactutor: [
    'MacTutor History of Mathematics Archive, University of St Andrews',
    'https://mathshistory.st-andrews.ac.uk/',
  ],
  dlmf: ['NIST Digital Library of Mathematical Functions', 'https://dlmf.nist.gov/'],
  handbook: ['Bronshtein and Semendyayev: Handbook of Mathematics', null],
  feller: ['Feller: An Introduction to Probability Theory and Its Applications, volume 1', null],
  rfc: ['RFC Series', 'https://www.rfc-editor.org/'],
  unicode: ['The Unicode Standard', 'https://www.unicode.org/versions/latest/'],
  iana: [
    'IANA Service Name and Port Number Registry',
    'https://www.iana.org/assignments/service-names-port-numbers/',
  ],
  iso: ['International standard', null],
  gps: ['GPS.gov, the official information on the Global Positioning System', 'https://www.gps.gov/'],
  duden: ['Duden', 'https://www.duden.de/'],
  rae: ['Diccionario de la lengua española, Real Academia Española', 'https://dle.rae.es/'],
  larousse: ['Dictionnaire Larousse', 'https://www.larousse.fr/'],
  languages: ["Comrie (ed.): The World's Major Languages", null],
  posix: ['POSIX.1 (IEEE Std 1003.1)', 'https://pubs.opengroup.org/onlinepubs/9699919799/'],
} as const satisfies Record<string, readonly [string, string | null]>

/**
 * A place in a reference work.
 *
 * @example cite('iupac', 'gold') // { title: 'IUPAC Periodic Table of the Elements: gold', url: 'https://iupac.org/...' }
 */
export function cite(work: keyof typeof WORKS, entry: string): Source {
  const [title, url] = WORKS[work]
  return { title: `${title}: ${entry}`, ...(url === null ? {} : { url }) }
}

/**
 * One fact in one call: id, question, right option, bait, the other two, valid argument, flawed argument, source, and
 * the revision where it is not the first.
 */
export function fact(
  id: string,
  question: string,
  [right, bait, ...others]: readonly [string, string, string, string],
  valid: string,
  flawed: string,
  source: Source,
  revision = 1,
): Fact {
  return { id, question, right, bait, others, valid, flawed, source, revision }
}
