/** JSON that is already text, in UTF-8: goes to the socket as it is. */
export class JsonText {
  readonly bytes: Buffer;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) {
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  toString(): string {
    return this.bytes.toString();
  }
}
