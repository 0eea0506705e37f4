package secondlook.cli.command;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import secondlook.app.review.exchange.ExchangeFormat;

/** Reads a format by the name that commands give it. */
final class FormatConverter implements ITypeConverter<ExchangeFormat> {

    @Override
    public ExchangeFormat convert(String name) {
        return Arrays.stream(ExchangeFormat.values()).filter(f -> f.key().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new TypeConversionException("“" + name + "” is none of " + String.join(", ",
                        Arrays.stream(ExchangeFormat.values()).map(ExchangeFormat::key).toList())));
    }
}
