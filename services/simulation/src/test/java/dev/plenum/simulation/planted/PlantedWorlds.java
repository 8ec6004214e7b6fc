package dev.plenum.simulation.planted;

import dev.plenum.simulation.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Worlds on a kernel in which a fault was planted: its classes are loaded anew, beside ours. */
final class PlantedWorlds implements AutoCloseable {
  private final Loader loader;
  private final MethodHandle world;
  private final MethodHandle broken;

  PlantedWorlds(Plant plant) throws IOException, ReflectiveOperationException {
    this.loader = new Loader(compiled(plant));
    Class<?> worlds = loader.loadClass(World.class.getName());
    Class<?> outcome = loader.loadClass(World.Outcome.class.getName());
    var lookup = MethodHandles.publicLookup();
    this.world =
        lookup.findStatic(worlds, "of", MethodType.methodType(outcome, long.class, boolean.class));
    this.broken = lookup.findVirtual(outcome, "broken", MethodType.methodType(List.class));
  }

  /** Whether that world shows that something is wrong. */
  boolean shows(long seed) throws Throwable {
    Object outcome = world.invoke(seed, false);
    return !((List<?>) broken.invoke(outcome)).isEmpty();
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static Map<String, byte[]> compiled(Plant plant) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
      var source =
          new SimpleJavaFileObject(
              URI.create("string:///" + plant.file().className().replace('.', '/') + ".java"),
              JavaFileObject.Kind.SOURCE) {
            private final String text = plant.planted();

            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return text;
            }
          };
      var options = List.of("-classpath", System.getProperty("java.class.path"), "-proc:none");
      if (!compiler.getTask(said, memory, null, options, null, List.of(source)).call()) {
        throw new IllegalStateException(plant + " does not compile: " + said);
      }
      return memory.classes();
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Memory(JavaFileManager standard) {
      super(standard);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new HashMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          written.put(className, bytes);
          return bytes;
        }
      };
    }
  }

  /** Loads kernel and simulation for itself, with the planted classes in their places. */
  private static final class Loader extends URLClassLoader {
    private final Map<String, byte[]> planted;

    Loader(Map<String, byte[]> planted) throws IOException {
      super(places(), PlantedWorlds.class.getClassLoader());
      this.planted = planted;
    }

    private static URL[] places() throws IOException {
      try {
        return new URL[] {
          World.class.getProtectionDomain().getCodeSource().getLocation().toURI().toURL(),
          Class.forName("dev.plenum.kernel.work.Work")
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI()
              .toURL()
        };
      } catch (URISyntaxException | ClassNotFoundException e) {
        throw new IOException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.plenum.kernel.") && !name.startsWith("dev.plenum.simulation.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? find(name) : loaded;
      }
    }

    private Class<?> find(String name) throws ClassNotFoundException {
      byte[] bytes = planted.get(name);
      return bytes == null ? findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
