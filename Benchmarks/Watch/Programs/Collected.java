import java.io.FileInputStream;

/** Forgets to close files; the collector does, now and then: a saw-tooth. With an argument, keeps so many a second. */
public class Collected {
    static final java.util.List<Object> kept = new java.util.ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        double rate = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 0;
        long start = System.nanoTime();
        for (int n = 0; ; n++) {
            new FileInputStream("/etc/hosts");
            if (rate > 0 && (System.nanoTime() - start) / 1e9 * rate > kept.size()) kept.add(new FileInputStream("/etc/hosts"));
            if (n % 40 == 0) System.gc();
            Thread.sleep(1000);
        }
    }
}
