package secondlook.app.data.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;

/** Reads Avro data files whose rows are records. Values that are not simple become text. */
final class AvroReader implements DatasetReader {

    private static final int CHECK_EVERY = 4096;

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith("Obj\u0001");
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        AvroCodecs.register();
        try (SeekableFileInput in = new SeekableFileInput(source.path().toFile());
                DataFileReader<Object> reader = new DataFileReader<>(in, new GenericDatumReader<>());
                ScratchTable rows = new ScratchTable(opening.scratch())) {
            Schema schema = reader.getSchema();
            if (schema.getType() != Schema.Type.RECORD) {
                throw refused(source, "its values are no records", null);
            }
            List<Schema.Field> fields = schema.getFields();
            ColumnLimit.check(source, fields.size());
            rows.widen(fields.size());
            List<AvroValue> values = new ArrayList<>();
            fields.forEach(field -> values.add(new AvroValue(field.schema())));
            while (reader.hasNext()) {
                GenericRecord row = (GenericRecord) reader.next();
                for (int i = 0; i < fields.size(); i++) {
                    rows.add(values.get(i).of(row.get(i)));
                }
                rows.endRow();
                if (rows.rows() % CHECK_EVERY == 0) {
                    opening.context().progress(reader.previousSync(), source.bytes());
                    opening.context().checkCancelled();
                }
            }
            rows.close();
            List<String> warnings = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                if (values.get(i).isNested()) {
                    warnings.add(
                            "Column " + fields.get(i).name() + " holds nested values; they were turned into text.");
                }
            }
            return rows.table("avro", fields.stream().map(Schema.Field::name).toList(), warnings, List.of());
        } catch (RefusedException | JobCancelledException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // the library throws exceptions of many kinds where a file is not what it should be
            throw refused(source, "it is an Avro file, but damaged: " + firstLine(e), e);
        } catch (OutOfMemoryError e) {
            // a length that is written in the file and is not so: one array was too large, and nothing else is held
            throw refused(source, "it claims values that do not fit into memory", e);
        } catch (StackOverflowError e) {
            throw refused(source, "its values are nested too deep", e);
        }
    }

    private static String firstLine(Exception e) {
        return e.getMessage() == null ? "it ends early" : e.getMessage().lines().findFirst().orElse("unknown");
    }

    private static RefusedException refused(SourceFile source, String why,
            @org.jspecify.annotations.Nullable Throwable cause) {
        Problem problem = new Problem(source.origin() + " cannot be imported", null, why,
                "Try to open it with the program that made it, or save its table as Parquet.");
        return cause == null ? new RefusedException(problem) : new RefusedException(problem, cause);
    }
}
