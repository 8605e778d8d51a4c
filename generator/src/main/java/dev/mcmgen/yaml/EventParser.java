package dev.mcmgen.yaml;

import java.io.Reader;
import java.io.StringReader;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Jackson's YAML parser, read event by event instead of token by token: the tokens do not tell where a document begins,
 * how a scalar is written, or the exact place of a key.
 */
final class EventParser extends YAMLParser {

    private static final YAMLFactory FACTORY = new Factory();

    private EventParser(
            ObjectReadContext context,
            IOContext io,
            int streamFeatures,
            int formatFeatures,
            LoadSettings load,
            Reader in) {
        super(context, io, io.bufferRecycler(), streamFeatures, formatFeatures, load, in);
    }

    static EventParser of(String text) {
        return (EventParser) FACTORY.createParser(ObjectReadContext.empty(), new StringReader(text));
    }

    /** The next event; not to be called after the end of the stream. */
    Event next() {
        return nextEvent();
    }

    private static final class Factory extends YAMLFactory {

        private static final long serialVersionUID = 1L;

        Factory() {
            super(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setSchema(new FailsafeSchema())
                            .setCodePointLimit(Integer.MAX_VALUE) // callers bound the bytes
                            .build()));
        }

        @Override
        protected EventParser _createParser(ObjectReadContext context, IOContext io, Reader in) {
            return new EventParser(
                    context,
                    io,
                    context.getStreamReadFeatures(_streamReadFeatures),
                    context.getFormatReadFeatures(_formatReadFeatures),
                    _loadSettings,
                    in);
        }
    }
}
