// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A receiving organisation in a browser: opens an envelope with @hpke/core and WebCrypto alone, and seals its key anew.
// Standard input: {envelope, private, public, device} as text; base64url without padding, but for the envelope (JSON).
// Standard output: {signed, content, wrapped}.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64url"));
const text = (raw) => Buffer.from(raw).toString("base64url");
const ascii = (written) => new TextEncoder().encode(written);

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

async function bindingOf(envelope) {
  const whole = joined(ascii(`${envelope.kop}|`), bytes(envelope.nonce), bytes(envelope.inhoud));
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", whole)).toString("hex");
  return ascii(`werkcentrum-kiosk envelope key 1|${digest}`);
}

async function isSigned(envelope, device) {
  const keys = envelope.sleutels.map((one) => `${one.kid}:${one.sleutel}`);
  const parts = ["werkcentrum-kiosk envelope 1", envelope.kop, envelope.nonce, envelope.inhoud, ...keys];
  const key = await crypto.subtle.importKey("raw", bytes(device), "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, bytes(envelope.handtekening), ascii(parts.join(".")));
}

async function unwrapped(envelope, privateKey) {
  const wrapped = bytes(envelope.sleutels[0].sleutel);
  const recipient = await suite.createRecipientContext({
    recipientKey: await suite.kem.importKey("raw", bytes(privateKey).buffer, false),
    enc: wrapped.slice(0, 32).buffer,
    info: (await bindingOf(envelope)).buffer,
  });
  return recipient.open(wrapped.slice(32).buffer);
}

async function contentOf(envelope, own) {
  const key = await crypto.subtle.importKey("raw", own, "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv: bytes(envelope.nonce), additionalData: ascii(envelope.kop) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes(envelope.inhoud))));
}

async function wrappedAnew(envelope, own, publicKey) {
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.importKey("raw", bytes(publicKey).buffer, true),
    info: (await bindingOf(envelope)).buffer,
  });
  return text(joined(new Uint8Array(sender.enc), new Uint8Array(await sender.seal(own))));
}

let asked = "";
for await (const part of process.stdin) asked += part;
const given = JSON.parse(asked);
const envelope = JSON.parse(given.envelope);
const own = await unwrapped(envelope, given.private);
process.stdout.write(
  JSON.stringify({
    signed: await isSigned(envelope, given.device),
    content: await contentOf(envelope, own),
    wrapped: await wrappedAnew(envelope, own, given.public),
  }),
);
