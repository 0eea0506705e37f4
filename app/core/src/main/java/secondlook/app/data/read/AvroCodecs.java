package secondlook.app.data.read;

import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.file.Codec;
import org.apache.avro.file.CodecFactory;

/** Unpacks the blocks of Avro files without native code, and never more than a block can honestly hold. */
final class AvroCodecs {

    private static final int LARGEST_BLOCK = 128 << 20;

    private static final int CHECKSUM = 4;

    private AvroCodecs() {
    }

    /** Makes Avro use these instead of its own. */
    static void register() {
        for (String name : new String[]{"snappy", "deflate", "zstandard"}) {
            CodecFactory.addCodec(name, new CodecFactory() {
                @Override
                protected Codec createInstance() {
                    return new Bounded(name);
                }
            });
        }
    }

    private static final class Bounded extends Codec {

        private final String name;

        Bounded(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public ByteBuffer compress(ByteBuffer uncompressed) {
            throw new UnsupportedOperationException("only reads");
        }

        @Override
        public ByteBuffer decompress(ByteBuffer block) throws IOException {
            byte[] bytes = block.array();
            int from = block.arrayOffset() + block.position();
            int length = block.remaining();
            return switch (name) {
                case "snappy" -> snappy(bytes, from, length - CHECKSUM);
                case "deflate" -> drain(new InflaterInputStream(new ByteArrayInputStream(bytes, from, length),
                        new Inflater(true)));
                default -> drain(new ZstdInputStream(new ByteArrayInputStream(bytes, from, length)));
            };
        }

        private static ByteBuffer snappy(byte[] bytes, int from, int length) throws IOException {
            if (length <= 0) {
                throw new IOException("a block is cut off");
            }
            SnappyJavaDecompressor snappy = new SnappyJavaDecompressor();
            int size = snappy.getUncompressedLength(bytes, from);
            check(size);
            byte[] plain = new byte[size];
            return ByteBuffer.wrap(plain, 0, snappy.decompress(bytes, from, length, plain, 0, size));
        }

        private static ByteBuffer drain(InputStream in) throws IOException {
            try (in) {
                byte[] plain = in.readNBytes(LARGEST_BLOCK + 1);
                check(plain.length);
                return ByteBuffer.wrap(plain);
            }
        }

        private static void check(int size) throws IOException {
            if (size < 0 || size > LARGEST_BLOCK) {
                throw new IOException("a block unpacks to more than " + (LARGEST_BLOCK >> 20) + " MB");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bounded codec && codec.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
