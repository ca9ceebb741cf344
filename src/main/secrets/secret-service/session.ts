// A session with the Secret Service: secrets cross the bus encrypted, so that a program that listens to the bus
// reads none. Source: Secret Service API Draft 0.2, "Transfer of Secrets", algorithm
// dh-ietf1024-sha256-aes128-cbc-pkcs7.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Value } from '../dbus/types.ts'

export const algorithm = 'dh-ietf1024-sha256-aes128-cbc-pkcs7'
/** For a service that can't encrypt: only what listens to this person's own bus could read along. */
export const plainAlgorithm = 'plain'

const primeBytes = 128
// The Second Oakley Group, RFC 2409, section 6.2. Electron's own TLS library knows no group of this size, so the
// two powers are computed here.
const prime = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3' +
    'cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5' +
    'ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
)
const generator = 2n

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % prime]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}

const toBytes = (value: bigint): Buffer =>
  Buffer.from(value.toString(16).padStart(primeBytes * 2, '0'), 'hex')
const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex') || '0'}`)

/** HKDF with SHA-256 and no salt, for a key of one block. Source: RFC 5869. */
function deriveKey(shared: Buffer): Buffer {
  const mac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest()
  return mac(mac(Buffer.alloc(32), shared), Buffer.from([1])).subarray(0, 16)
}

export interface KeyExchange {
  readonly publicKey: Buffer
  /** Throws if the service's key is none. */
  agree(servicesKey: Buffer): Cipher
}

/** The API's struct (oayays): session, parameters, value, content type. */
export interface Cipher {
  seal(session: string, secret: string): Value
  /** Throws if it can't be decrypted, or isn't a text. */
  open(sealed: Value | undefined): string
}

export function beginKeyExchange(): KeyExchange {
  const own = toNumber(randomBytes(primeBytes)) % prime
  return {
    publicKey: toBytes(power(generator, own)),
    agree(servicesKey) {
      const theirs = toNumber(servicesKey)
      // Any other would make the key the same for all sessions.
      if (theirs <= 1n || theirs >= prime - 1n) throw new Error('The Secret Service sent no key')
      return makeCipher(deriveKey(toBytes(power(theirs, own))))
    },
  }
}

/** Throws if it isn't text. */
const readSecret = (bytes: Buffer): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

const contentType = 'text/plain'

export const plainCipher: Cipher = {
  seal: (session, secret) => [session, Buffer.alloc(0), Buffer.from(secret), contentType],
  open(sealed) {
    const [, , value] = Array.isArray(sealed) ? (sealed as readonly Value[]) : []
    if (!Buffer.isBuffer(value)) throw new Error('The Secret Service sent no secret')
    return readSecret(value)
  },
}

function makeCipher(key: Buffer): Cipher {
  return {
    seal(session, secret) {
      const iv = randomBytes(16)
      const cipher = createCipheriv('aes-128-cbc', key, iv)
      const value = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return [session, iv, value, contentType]
    },
    open(sealed) {
      const [, iv, value] = Array.isArray(sealed) ? (sealed as readonly Value[]) : []
      if (!Buffer.isBuffer(iv) || !Buffer.isBuffer(value))
        throw new Error('The Secret Service sent no secret')
      const decipher = createDecipheriv('aes-128-cbc', key, iv)
      return readSecret(Buffer.concat([decipher.update(value), decipher.final()]))
    },
  }
}
