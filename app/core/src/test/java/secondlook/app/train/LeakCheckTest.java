package secondlook.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;

class LeakCheckTest {

    @Test
    void namesThatOnlyEndLikeAnIdAreNotSuspected() {
        List<String> belong = List.of("id", "ID", "patient_id", "Customer No", "userId", "session-key", "HOUSEHOLD");
        List<String> others = List.of("paid", "bid", "citric acid", "humid", "GRID", "said so", "target");
        Schema schema = new Schema(Stream.concat(belong.stream(), others.stream())
                .map(name -> new Column(name, ColumnType.INTEGER)).toList());
        assertEquals(belong, LeakCheck.suspects(schema, schema.find("target").orElseThrow()));
    }
}
