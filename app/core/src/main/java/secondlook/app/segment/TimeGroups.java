package secondlook.app.segment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import secondlook.runtime.data.ColumnVector;

/** Groups by dates: by month where they cover more than a month, else by day of the week. */
final class TimeGroups implements GroupMaking {

    private static final long MONTH = 31;
    private static final long ABSENT = Long.MIN_VALUE;
    private static final long MISSING = Long.MAX_VALUE;

    private final String column;
    private final long unitsOfADay;
    private final long[] days;

    /** @param unitsOfADay of the column's values */
    TimeGroups(String column, int runRows, long unitsOfADay) {
        this.column = column;
        this.unitsOfADay = unitsOfADay;
        days = new long[runRows];
        Arrays.fill(days, ABSENT);
    }

    @Override
    public void add(ColumnVector values, int value, int runRow) {
        long units = values.isMissing(value) ? MISSING : (long) values.asReal(value);
        long day = Math.floorDiv(units, unitsOfADay);
        // the database's infinite dates are on no calendar
        boolean real = units != MISSING && day >= LocalDate.MIN.toEpochDay() && day <= LocalDate.MAX.toEpochDay();
        days[runRow] = real ? day : MISSING;
    }

    @Override
    public Grouping finish() {
        long first = Arrays.stream(days).filter(day -> day != ABSENT && day != MISSING).min().orElse(0);
        long last = Arrays.stream(days).filter(day -> day != ABSENT && day != MISSING).max().orElse(0);
        boolean months = last - first > MONTH;
        byte[] place = new byte[12];
        boolean[] seen = new boolean[12];
        boolean missing = false;
        byte[] ofRow = new byte[days.length];
        for (int row = 0; row < ofRow.length; row++) {
            missing |= days[row] == MISSING;
            if (days[row] != ABSENT && days[row] != MISSING) {
                ofRow[row] = (byte) part(days[row], months);
                seen[ofRow[row]] = true;
            }
        }
        List<Group> groups = new ArrayList<>();
        for (int part = 0; part < seen.length; part++) {
            if (seen[part]) {
                place[part] = (byte) groups.size();
                groups.add(months ? new Group.InMonth(Month.of(part + 1)) : new Group.OnDay(DayOfWeek.of(part + 1)));
            }
        }
        byte missingAt = (byte) groups.size();
        if (missing) {
            groups.add(new Group.Missing());
        }
        for (int row = 0; row < ofRow.length; row++) {
            ofRow[row] = days[row] == ABSENT ? -1 : days[row] == MISSING ? missingAt : place[ofRow[row]];
        }
        return new Grouping(column, groups, ofRow);
    }

    private static int part(long day, boolean months) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return months ? date.getMonthValue() - 1 : date.getDayOfWeek().getValue() - 1;
    }
}
