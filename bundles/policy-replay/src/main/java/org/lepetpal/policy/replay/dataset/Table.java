package org.lepetpal.policy.replay.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file of a dataset.
 *
 * @param file where it lies
 */
record Table(Path file) {
    /** @param columns that are read; others are skipped */
    void rows(Consumer<Row> reader, String... columns) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadDatasetException(file.getFileName() + " is missing");
        }
        try (ParquetFileReader parquet = ParquetFileReader.open(new LocalInputFile(file))) {
            MessageType wanted = wanted(parquet.getFileMetaData().getSchema(), columns);
            parquet.setRequestedSchema(wanted);
            MessageColumnIO io = new ColumnIOFactory().getColumnIO(wanted);
            for (PageReadStore pages = parquet.readNextRowGroup(); pages != null; pages = parquet.readNextRowGroup()) {
                RecordReader<Group> records = io.getRecordReader(pages, new GroupRecordConverter(wanted));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    reader.accept(new Row(records.read()));
                }
            }
        } catch (RuntimeException e) {
            // its readers tell of damaged files in a dozen ways
            throw new BadDatasetException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether there is such a column. */
    boolean has(String column) throws IOException {
        try (ParquetFileReader parquet = ParquetFileReader.open(new LocalInputFile(file))) {
            return parquet.getFileMetaData().getSchema().containsField(column);
        }
    }

    private MessageType wanted(MessageType all, String... columns) throws BadDatasetException {
        Type[] types = new Type[columns.length];
        for (int i = 0; i < columns.length; i++) {
            if (!all.containsField(columns[i])) {
                throw new BadDatasetException(file.getFileName() + " has no column '" + columns[i] + "'");
            }
            types[i] = all.getType(columns[i]);
        }
        return new MessageType(all.getName(), types);
    }

    /** One row. */
    static final class Row {
        private final Group group;

        private Row(Group group) {
            this.group = group;
        }

        long number(String column) {
            return group.getLong(column, 0);
        }

        String text(String column) {
            return group.getString(column, 0);
        }

        /** A list of single precision. */
        double[] floats(String column) {
            Group list = group.getGroup(column, 0);
            double[] floats = new double[list.getFieldRepetitionCount(0)];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = list.getGroup(0, i).getFloat(0, 0);
            }
            return floats;
        }
    }
}
