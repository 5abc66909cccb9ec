/** JSON that is already text, in UTF-8: goes to the socket as it is. */
export class JsonText {
  readonly bytes: Buffer;
  #latin1: string | undefined;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) {
    this.bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  /** The bytes with one in each character, for what looks for signs of ASCII and for sockets. */
  get latin1(): string {
    this.#latin1 ??= this.bytes.toString('latin1');
    return this.#latin1;
  }

  toString(): string {
    return this.bytes.toString();
  }
}
