import { crc32 } from 'node:zlib';

const ENCRYPTED = 1;
const ENCRYPTION_HEADER_BYTES = 12;
const UTF8 = 1 << 11;

/** A zip archive of files that are stored uncompressed; of one the header says that it is encrypted. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  { encrypted }: { encrypted?: string } = {},
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [fileName, content] of Object.entries(files)) {
    const name = Buffer.from(fileName);
    const isEncrypted = fileName === encrypted;
    const plain = Buffer.from(content as string);
    const data = isEncrypted ? Buffer.concat([Buffer.alloc(ENCRYPTION_HEADER_BYTES), plain]) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(UTF8 | (isEncrypted ? ENCRYPTED : 0), 2);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name]));
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}
