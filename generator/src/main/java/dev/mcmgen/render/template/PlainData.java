package dev.mcmgen.render.template;

import dev.mcmgen.yaml.YamlScalar;
import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateHashModelEx2;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows plain data to templates (Map, List, String, Number, Boolean), and reads it back from them. Nothing else gets
 * in: no objects with methods, so there is nothing to call, and no reflection. Null is what is missing.
 */
final class PlainData implements ObjectWrapper {

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value == null || value == YamlScalar.NULL) {
            return null;
        }
        if (value instanceof TemplateModel model) {
            return model;
        }
        if (value instanceof String text) {
            return new SimpleScalar(whole(text));
        }
        if (value instanceof Boolean flag) {
            return flag ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        if (value instanceof Number number) {
            return new SimpleNumber(number);
        }
        if (value instanceof Map<?, ?> map) {
            return new MapModel(map, this);
        }
        if (value instanceof List<?> list) {
            return new ListModel(list, this);
        }
        throw new TemplateModelException(
                "a template gets plain data only, not " + value.getClass().getName());
    }

    /** Keeps out what would read as one of {@link TypedMarks}. */
    private static String whole(String text) throws TemplateModelException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw new TemplateModelException(
                            "the text holds half of a surrogate pair, which no file can carry");
                }
                i++;
            }
        }
        return text;
    }

    /** The data behind a value of a template, as {@link dev.mcmgen.yaml.YamlWriter} takes it. */
    static Object unwrap(@Nullable TemplateModel model) throws TemplateModelException {
        if (model == null) {
            return YamlScalar.NULL;
        }
        if (model instanceof WrapperTemplateModel wrapper) {
            return wrapper.getWrappedObject();
        }
        if (model instanceof TemplateNumberModel number) {
            return number.getAsNumber();
        }
        if (model instanceof TemplateBooleanModel flag) {
            return flag.getAsBoolean();
        }
        if (model instanceof TemplateScalarModel text) {
            return TypedMarks.removedFrom(text.getAsString());
        }
        if (model instanceof TemplateHashModelEx hash) {
            return unwrapHash(hash);
        }
        if (model instanceof TemplateSequenceModel sequence) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < sequence.size(); i++) {
                list.add(unwrap(sequence.get(i)));
            }
            return list;
        }
        throw new TemplateModelException("this is neither a map, a list, text, a number nor a boolean");
    }

    private static Map<String, Object> unwrapHash(TemplateHashModelEx hash) throws TemplateModelException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (TemplateModelIterator keys = hash.keys().iterator(); keys.hasNext(); ) {
            String key = ((TemplateScalarModel) keys.next()).getAsString();
            map.put(TypedMarks.removedFrom(key), unwrap(hash.get(key)));
        }
        return map;
    }

    private record MapModel(Map<?, ?> map, PlainData wrapper) implements TemplateHashModelEx2, WrapperTemplateModel {

        @Override
        public @Nullable TemplateModel get(String key) throws TemplateModelException {
            return wrapper.wrap(map.get(key));
        }

        @Override
        public boolean isEmpty() {
            return map.isEmpty();
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public TemplateCollectionModel keys() {
            return () -> new Elements(map.keySet().iterator(), wrapper);
        }

        @Override
        public TemplateCollectionModel values() {
            return () -> new Elements(map.values().iterator(), wrapper);
        }

        @Override
        public KeyValuePairIterator keyValuePairIterator() {
            return new Pairs(map.entrySet().iterator(), wrapper);
        }

        @Override
        public Object getWrappedObject() {
            return map;
        }
    }

    private record ListModel(List<?> list, PlainData wrapper) implements TemplateSequenceModel, WrapperTemplateModel {

        @Override
        public @Nullable TemplateModel get(int index) throws TemplateModelException {
            return index >= 0 && index < list.size() ? wrapper.wrap(list.get(index)) : null;
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public Object getWrappedObject() {
            return list;
        }
    }

    private record Elements(Iterator<?> iterator, PlainData wrapper) implements TemplateModelIterator {

        @Override
        public @Nullable TemplateModel next() throws TemplateModelException {
            return wrapper.wrap(iterator.next());
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }
    }

    private record Pairs(Iterator<? extends Map.Entry<?, ?>> iterator, PlainData wrapper)
            implements TemplateHashModelEx2.KeyValuePairIterator {

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public TemplateHashModelEx2.KeyValuePair next() throws TemplateModelException {
            Map.Entry<?, ?> entry = iterator.next();
            return new Pair(wrapper.wrap(entry.getKey()), wrapper.wrap(entry.getValue()));
        }
    }

    private record Pair(
            @Nullable TemplateModel key, @Nullable TemplateModel value) implements TemplateHashModelEx2.KeyValuePair {

        @Override
        public @Nullable TemplateModel getKey() {
            return key;
        }

        @Override
        public @Nullable TemplateModel getValue() {
            return value;
        }
    }
}
