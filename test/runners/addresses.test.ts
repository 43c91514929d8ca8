import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classOf, mayCall } from '#lib/guarded-fetch/index.ts'

describe('classOf', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['172.15.255.255', 'public'],
    ['172.32.0.0', 'public'],
    ['100.63.255.255', 'public'],
    ['100.128.0.0', 'public'],
    ['2606:4700::1111', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fc00::1', 'private'],
    ['fec0::1', 'private'],
    ['169.254.1.1', 'link_local'],
    ['fe80::1', 'link_local'],
    ['fe80::1%eth0', 'link_local'],
    ['febf::1', 'link_local'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['ff02::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['2001::1', 'reserved'],
    // IPv6 that leads to IPv4
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::ffff:8.8.8.8', 'public'],
    ['::127.0.0.1', 'loopback'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['64:ff9b::a9fe:a9fe', 'metadata'],
    ['2002:7f00:1::', 'loopback'],
    ['2002:c0a8:101::1', 'private'],
    ['::ffff:0:10.0.0.1', 'private'],
  ])('%s is %s', (address, kind) => expect(classOf(address)).toBe(kind))

  it('judges a mapped address as the address inside, for all of them', () => {
    fc.assert(
      fc.property(fc.ipV4(), (v4) => {
        expect(classOf(`::ffff:${v4}`)).toBe(classOf(v4))
        const [a, b, c, d] = v4.split('.').map(Number) as [number, number, number, number]
        expect(classOf(`::ffff:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`)).toBe(
          classOf(v4),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('understands every way to write an IPv6 address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (v6) => {
        const canonical = new URL(`http://[${v6}]`).hostname.slice(1, -1)
        expect(classOf(v6)).toBe(classOf(canonical))
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses what is no address', () => {
    for (const text of ['', 'localhost', '1.2.3', '1.2.3.4.5', '::g'])
      expect(() => classOf(text)).toThrow(TypeError)
  })
})

describe('mayCall', () => {
  it('lets strangers call public addresses only, administrators all but metadata', () => {
    expect(mayCall('8.8.8.8', false)).toBe(true)
    for (const address of ['127.0.0.1', '10.0.0.1', 'fe80::1', '192.0.2.1']) {
      expect(mayCall(address, false)).toBe(false)
      expect(mayCall(address, true)).toBe(true)
    }
    for (const address of ['169.254.169.254', '0.0.0.0', '::', '::ffff:169.254.169.254', 'fd00:ec2::254'])
      expect(mayCall(address, true)).toBe(false)
  })
})
