import { isIP } from 'node:net'

/** What an IP address is for. Only `public` ones may be called on behalf of a stranger. */
export type AddressClass =
  'public' | 'loopback' | 'private' | 'link_local' | 'metadata' | 'unspecified' | 'reserved'

type Range = readonly [prefix: readonly number[], bits: number, kind: AddressClass]

// The IANA special-purpose registries (RFC 6890 and its updates). The first match counts.
const V4: readonly Range[] = [
  [[169, 254, 169, 254], 32, 'metadata'], // AWS, Azure, Google, OpenStack
  [[169, 254, 170, 2], 32, 'metadata'], // AWS container credentials
  [[100, 100, 100, 200], 32, 'metadata'], // Alibaba
  [[192, 0, 0, 192], 32, 'metadata'], // Oracle
  [[0], 8, 'unspecified'],
  [[10], 8, 'private'],
  [[100, 64], 10, 'private'], // carrier-grade NAT
  [[127], 8, 'loopback'],
  [[169, 254], 16, 'link_local'],
  [[172, 16], 12, 'private'],
  [[192, 0, 0], 24, 'reserved'],
  [[192, 0, 2], 24, 'reserved'],
  [[192, 88, 99], 24, 'reserved'],
  [[192, 168], 16, 'private'],
  [[198, 18], 15, 'reserved'],
  [[198, 51, 100], 24, 'reserved'],
  [[203, 0, 113], 24, 'reserved'],
  [[224], 4, 'reserved'], // multicast
  [[240], 4, 'reserved'],
]

const V6: readonly Range[] = [
  [[0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], 128, 'metadata'], // AWS
  [[0xfd, 0x20, 0x00, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], 128, 'metadata'], // Google
  [[0xfc], 7, 'private'],
  [[0xfe, 0x80], 10, 'link_local'],
  [[0xfe, 0xc0], 10, 'private'], // the old site-local addresses
  [[0xff], 8, 'reserved'], // multicast
  [[0x01, 0x00, 0, 0, 0, 0, 0, 0], 64, 'reserved'], // discard
  [[0x20, 0x01, 0x0d, 0xb8], 32, 'reserved'], // documentation
  [[0x3f, 0xff], 20, 'reserved'], // documentation
  [[0x20, 0x01, 0x00, 0x00], 23, 'reserved'], // Teredo and other protocol assignments
  [[0x5f, 0x00], 16, 'reserved'],
]

/**
 * What an address is for. IPv6 addresses that carry an IPv4 address (mapped, compatible, 6to4, NAT64) are judged
 * by that one: they lead to it.
 *
 * @param address as `dns.lookup` gives it, without brackets
 * @example classOf('::ffff:127.0.0.1') // 'loopback'
 * @example classOf('93.184.216.34') // 'public'
 * @throws TypeError if it is no IP address
 */
export function classOf(address: string): AddressClass {
  const bytes = bytesOf(address)
  if (bytes.length === 4) return match(bytes, V4) ?? 'public'
  const inner = embedded(bytes)
  if (inner) return classOf(inner.join('.'))
  if (bytes.every((b) => b === 0)) return 'unspecified'
  if (bytes.every((b, i) => b === (i === 15 ? 1 : 0))) return 'loopback'
  return match(bytes, V6) ?? 'public'
}

/**
 * Whether an address may be called. Addresses that hand out cloud credentials never are; nor is 0.0.0.0.
 *
 * @param allowPrivate whether loopback, private and link-local addresses may be: the caller administers this place
 */
export function mayCall(address: string, allowPrivate: boolean): boolean {
  switch (classOf(address)) {
    case 'public':
      return true
    case 'loopback':
    case 'private':
    case 'link_local':
    case 'reserved':
      return allowPrivate
    case 'metadata':
    case 'unspecified':
      return false
  }
}

function match(bytes: readonly number[], ranges: readonly Range[]): AddressClass | undefined {
  return ranges.find(([prefix, bits]) => startsWith(bytes, prefix, bits))?.[2]
}

function startsWith(bytes: readonly number[], prefix: readonly number[], bits: number): boolean {
  for (let bit = 0; bit < bits; bit += 8) {
    const mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff
    if ((bytes[bit / 8]! & mask) !== ((prefix[bit / 8] ?? 0) & mask)) return false
  }
  return true
}

/** The IPv4 address inside an IPv6 one, if it is of a kind that leads to it. */
function embedded(bytes: readonly number[]): readonly number[] | null {
  const zeros = (from: number, to: number): boolean => bytes.slice(from, to).every((b) => b === 0)
  const last = bytes.slice(12)
  if (zeros(0, 10) && bytes[10] === 0xff && bytes[11] === 0xff) return last // ::ffff:a.b.c.d
  if (zeros(0, 8) && bytes[8] === 0xff && bytes[9] === 0xff && zeros(10, 12)) return last // ::ffff:0:a.b.c.d
  // ::a.b.c.d, but not :: and ::1
  if (zeros(0, 12) && !(zeros(12, 15) && bytes[15]! <= 1)) return last
  if (startsWith(bytes, [0x20, 0x02], 16)) return bytes.slice(2, 6) // 6to4
  if (startsWith(bytes, [0x00, 0x64, 0xff, 0x9b], 32)) return last // NAT64, well-known and local-use
  return null
}

function bytesOf(address: string): number[] {
  const bare = address.replace(/%.*$/, '')
  const version = isIP(bare)
  if (version === 4) return bare.split('.').map(Number)
  if (version !== 6) throw new TypeError(`${address} is no IP address`)
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare)
  const text = dotted ? `${dotted[1]!}${wordsOf(dotted[2]!)}` : bare
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : new Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...middle, ...right].flatMap((word) => {
    const n = parseInt(word, 16)
    return [n >> 8, n & 0xff]
  })
}

/** a.b.c.d as two words of IPv6. */
function wordsOf(v4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
